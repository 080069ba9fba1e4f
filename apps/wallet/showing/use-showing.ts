import { loadCurve } from '@hefu/bbs'
import { type ServiceId, slotAt } from '@hefu/standard'
import type { LineId } from '@hefu/wallet'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useWallet } from '../state/app-context.ts'
import { openShowing, type Showing } from './showing.ts'
import { useSeconds } from './use-seconds.ts'

/** The pass for a service, made anew in every slot; null until the curve arithmetic is there. @param line the card that the holder chose */
export function useShowing(
  service: ServiceId,
  line: LineId | undefined,
): { readonly showing: Showing | null; readonly now: number } {
  const { app, state, holdings } = useWallet()
  const { bundle } = state
  const { credentials, wear } = holdings
  const now = useSeconds(app.clock)
  const curve = useCurve()
  const slot = slotAt(now)
  const showing = useMemo(
    () => (curve ? openShowing({ service, credentials, bundle, now, wear, line }, app.random) : null),
    [curve, service, credentials, bundle, slot, line, wear],
  )
  return { showing, now }
}

/** Whether the curve arithmetic is loaded. It is part of the app: where it cannot be, the app is loaded anew once more. */
function useCurve(): boolean {
  const [loaded, setLoaded] = useState(false)
  useEffect(() => {
    loadCurve().then(
      () => setLoaded(true),
      () => location.reload(),
    )
  }, [])
  return loaded
}
