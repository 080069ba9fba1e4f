import { useEffect, useState } from 'preact/hooks'
import { usePage } from '../state/page-context.ts'
import { readMandates } from './mandate.ts'

/** How often the city is asked while somebody waits before the code. */
const EVERY_MS = 4000
/** Then the list says it, which is read anew when it is opened. */
const ROUNDS = 150

/** Whether a wallet has fetched a mandate by now. */
export function useFetched(id: string): boolean {
  const { api } = usePage()
  const [isFetched, setFetched] = useState(false)
  useEffect(() => {
    if (isFetched) return
    let rounds = 0
    const look = async (): Promise<void> => {
      if (document.hidden) return
      if (++rounds >= ROUNDS) clearInterval(timer)
      // What fails now is tried again in a moment; the code stays on the screen.
      const mandates = await readMandates(api).catch(() => [])
      if (mandates.some((one) => one.id === id && one.redeemed)) setFetched(true)
    }
    const timer = setInterval(() => void look(), EVERY_MS)
    return () => clearInterval(timer)
  }, [api, id, isFetched])
  return isFetched
}
