import { ownScript } from '@hefu/app-browser'
import { setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'

/**
 * Has the map start its worker from a file of this app, as the policy of the page wants it: no script from a text, none from a blob. A script's
 * address under Trusted Types is no string, but the map asks how it ends: the answers are put beside it.
 */
export function useOwnWorker(): void {
  const script = ownScript(workerUrl)
  if (typeof script === 'string') {
    setWorkerUrl(script)
    return
  }
  const told = { endsWith: (end: string) => workerUrl.endsWith(end), split: (at: string) => workerUrl.split(at) }
  setWorkerUrl(Object.assign(script as object, told) as unknown as string)
}
