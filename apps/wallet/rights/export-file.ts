import type { Held } from './held.ts'

/** A file for its owner to keep or to take elsewhere. */
export interface ExportFile {
  readonly name: string
  readonly text: string
}

/**
 * Everything that the city said it holds, as it said it, with whose answer it is and of when.
 *
 * @param of `origin` is the log's name, by which a city is known; `at` in Unix seconds
 */
export function exportFile(
  { raw }: Pick<Held, 'raw'>,
  of: { readonly origin: string; readonly at: number },
): ExportFile {
  const moment = new Date(of.at * 1000).toISOString()
  const whole = { format: 'hefu holdings 1', city: of.origin, fetchedAt: moment, holdings: raw }
  return { name: `hefu-${moment.slice(0, 10)}.json`, text: `${JSON.stringify(whole, null, 2)}\n` }
}

/** Hands a file to the browser, which saves it where it saves downloads. */
export function save({ name, text }: ExportFile, type: 'application/json' | 'text/plain' = 'application/json'): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // A browser that is still asking where to has taken hold of it by then.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
