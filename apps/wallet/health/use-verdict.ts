import { fetchTrustLists, keptTrustLists } from '@hefu/app-browser/health'
import { checkHealthCode, type HealthCode, type HealthVerdict, type TrustList } from '@hefu/health'
import { useEffect, useState } from 'preact/hooks'
import { useWallet } from '../state/app-context.ts'
import type { WalletApp } from '../state/wallet-app.ts'

/** Judges a certificate by the trust lists of the wallet's own server; null while it does. Nothing of the certificate leaves the device. */
export function useVerdict(code: HealthCode | null): HealthVerdict | null {
  const { app } = useWallet()
  const [verdict, setVerdict] = useState<HealthVerdict | null>(null)
  useEffect(() => {
    if (!code) return
    let gone = false
    setVerdict(null)
    void listsFor(app)
      .then((lists) => checkHealthCode(code, lists, app.clock()))
      .then((checked) => gone || setVerdict(checked))
    return () => {
      gone = true
    }
  }, [code, app])
  return verdict
}

/** The lists that came with the register; the first time, where none came yet, they are fetched now. */
async function listsFor({ store, network, state }: WalletApp): Promise<readonly TrustList[]> {
  const kept = await keptTrustLists(store)
  const named = state.get().config?.trustLists ?? []
  return kept.length > 0 || named.length === 0 ? kept : fetchTrustLists(named, { fetch: network.fetch, store })
}
