import { toHex } from '@hefu/bytes'
import type { HealthCode } from '@hefu/health'
import { useEffect, useMemo, useState } from 'preact/hooks'
import { useWallet } from '../state/app-context.ts'
import { KEPT_HEALTH, type KeptHealth, keptHealth, withHealth, withoutHealth } from './kept-health.ts'

/** The health certificates in this wallet. */
export interface HeldHealth {
  /** Null until they are read. */
  readonly kept: readonly KeptHealth[] | null
  /** Keeps a certificate; the id that it is kept by, null where there is no room. One that is there already keeps its id. */
  readonly keep: (code: HealthCode) => Promise<string | null>
  readonly forget: (id: string) => Promise<void>
}

/** Reads them as the screen comes. Every change is sealed before its promise is fulfilled. */
export function useHealth(): HeldHealth {
  const { app, wallet } = useWallet()
  const [kept, setKept] = useState<readonly KeptHealth[] | null>(null)
  useEffect(() => {
    let gone = false
    void wallet.read(KEPT_HEALTH).then((all) => gone || setKept(all))
    return () => {
      gone = true
    }
  }, [wallet])
  return useMemo(() => {
    async function write(next: readonly KeptHealth[]): Promise<void> {
      await wallet.write(KEPT_HEALTH, next)
      setKept(next)
    }
    return {
      kept,
      async keep(code) {
        const next = withHealth(await wallet.read(KEPT_HEALTH), keptHealth(code, toHex(app.random(16)), app.clock()))
        if (!next) return null
        await write(next)
        return next.find(({ text }) => text === code.text)?.id ?? null
      },
      forget: async (id) => write(withoutHealth(await wallet.read(KEPT_HEALTH), id)),
    }
  }, [kept, app, wallet])
}
