import { loadCurve, type RandomSource } from '@hefu/bbs'
import { SLOT_SECONDS, type TrustBundle } from '@hefu/standard'
import { type Asked, answerRequest, type HeldCredential } from '@hefu/wallet'
import { historyEntry, remember } from '../history/history.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import { wearsOut, worn } from '../tickets/wear.ts'

/** An answer, and the Unix second from which on nobody takes it; or that there is no card to make it from. */
export type Answered =
  | { readonly outcome: 'pass'; readonly text: string; readonly until: number }
  | { readonly outcome: 'none' }

/** Makes the answer that the holder agreed to, and writes into the history that it is given. */
export async function makeAnswer(
  asked: Asked,
  credential: HeldCredential,
  ports: {
    readonly wallet: OpenWallet
    readonly bundle: TrustBundle
    readonly random: RandomSource
    readonly now: number
  },
): Promise<Answered> {
  const { wallet, bundle, random, now } = ports
  await loadCurve()
  const answer = answerRequest({ asked, credentials: [credential], bundle, now }, random)
  if (answer.outcome === 'refused') return { outcome: 'none' }
  const { service, type, request } = asked
  const entry = historyEntry({ service, type, disclosed: request.indexes, kind: 'answer', now })
  const { history, wear } = wallet.holdings.get()
  await wallet.setHistory(remember(history, entry))
  const { line } = credential
  if (line && wearsOut(credential)) {
    const before = wear.find((one) => one.line === line)
    await wallet.setWear(worn(before, line, now))
  }
  return { outcome: 'pass', text: answer.text, until: now + SLOT_SECONDS }
}
