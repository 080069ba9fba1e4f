import type { LineId } from '@hefu/wallet'
import { useEffect, useState } from 'preact/hooks'
import { useWallet } from '../state/app-context.ts'
import { KEPT_LINES } from './kept-lines.ts'
import type { LineEnd } from './line-end.ts'

/** Which lines are renewed no more, and why. @param any whether there are lines at all */
export function useEnds(any: boolean): ReadonlyMap<LineId, LineEnd> {
  const { wallet } = useWallet()
  const [ends, setEnds] = useState<ReadonlyMap<LineId, LineEnd>>(new Map())
  useEffect(() => {
    if (!any) return
    let gone = false
    void wallet.read(KEPT_LINES).then((lines) => {
      const found = lines.flatMap(({ line, ended }) => (ended ? [[line, ended] as const] : []))
      if (!gone) setEnds(new Map(found))
    })
    return () => {
      gone = true
    }
  }, [wallet, any])
  return ends
}
