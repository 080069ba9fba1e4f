import { createStore, type Store } from '@hefu/app-browser'
import type { CredentialTypeId, Epoch } from '@hefu/standard'
import { epochPlus } from '@hefu/standard'
import { type HeldCredential, isSameLine, type LineId, type PendingIssuance } from '@hefu/wallet'
import { type HistoryEntry, KEPT_HISTORY } from '../history/history.ts'
import type { IssuanceKeeper } from '../issuance/receive.ts'
import { KEPT_RENEWAL, type RenewalPlan } from '../issuance/renewal.ts'
import { KEPT_STOPS, type Stop, withoutStop, withStop } from '../issuance/stop.ts'
import { KEPT_CREDENTIALS, wipeCredentials } from '../storage/kept-credentials.ts'
import { KEPT_PENDING } from '../storage/kept-pending.ts'
import { KEPT_PREFERENCES, type Preferences } from '../storage/kept-preferences.ts'
import { KEPT_SIGN_IN, type KeptSignIn } from '../storage/kept-sign-in.ts'
import { readSealed, type SealedValue, writeSealed } from '../storage/sealed-value.ts'
import type { Vault } from '../storage/vault.ts'
import { KEPT_WEAR, type TicketWear } from '../tickets/wear.ts'

/** What a wallet holds in memory while it is open. */
export interface Holdings {
  readonly credentials: readonly HeldCredential[]
  readonly pending: readonly PendingIssuance[]
  readonly preferences: Preferences
  readonly history: readonly HistoryEntry[]
  readonly renewal: RenewalPlan
  readonly signIn: KeptSignIn
  /** Types that the wallet does not ask for by itself. */
  readonly stops: readonly Stop[]
  /** Tickets that were shown. */
  readonly wear: readonly TicketWear[]
}

/** An open wallet: what it holds, and the ways to change that. Every change is sealed and kept before its promise is fulfilled. */
export interface OpenWallet {
  readonly holdings: Store<Holdings>
  readonly keeper: IssuanceKeeper
  /** Deletes the credentials of a type, of every epoch, with their secrets; of a card from a grant or an offer, those of its line. */
  removeCard(type: CredentialTypeId, line?: LineId): Promise<void>
  /** Keeps this credential as the only one of its type: those of before have other secrets. */
  beginAnew(credential: HeldCredential): Promise<void>
  setPreferences(preferences: Preferences): Promise<void>
  setHistory(history: readonly HistoryEntry[]): Promise<void>
  setRenewal(renewal: RenewalPlan): Promise<void>
  setSignIn(signIn: KeptSignIn): Promise<void>
  /** Asks no longer for a type, keeps why, and gives up an issuance of it that was begun. */
  stop(stop: Stop): Promise<void>
  /** Asks for a type again, at the next moment that is planned for it. */
  resume(type: CredentialTypeId): Promise<void>
  /** Keeps this of a ticket, in the place of what was kept before. */
  setWear(wear: TicketWear): Promise<void>
  forgetWear(line: LineId): Promise<void>
  /** What is read only where it is needed, such as letters that are not sent yet. */
  read<Value>(of: SealedValue<Value>): Promise<Value>
  write<Value>(of: SealedValue<Value>, value: Value): Promise<void>
  /** Forgets keys and secrets. */
  close(): void
}

/** Reads everything that a vault holds. */
export async function openWallet(vault: Vault): Promise<OpenWallet> {
  const [credentials, pending, preferences, history, renewal, signIn, stops, wear] = await Promise.all([
    readSealed(vault, KEPT_CREDENTIALS),
    readSealed(vault, KEPT_PENDING),
    readSealed(vault, KEPT_PREFERENCES),
    readSealed(vault, KEPT_HISTORY),
    readSealed(vault, KEPT_RENEWAL),
    readSealed(vault, KEPT_SIGN_IN),
    readSealed(vault, KEPT_STOPS),
    readSealed(vault, KEPT_WEAR),
  ])
  const holdings = createStore<Holdings>({ credentials, pending, preferences, history, renewal, signIn, stops, wear })

  async function setCredentials(next: readonly HeldCredential[]): Promise<void> {
    holdings.set({ credentials: next })
    await writeSealed(vault, KEPT_CREDENTIALS, next)
  }
  async function setPending(next: readonly PendingIssuance[]): Promise<void> {
    holdings.set({ pending: next })
    await writeSealed(vault, KEPT_PENDING, next)
  }

  async function setRenewal(next: RenewalPlan): Promise<void> {
    holdings.set({ renewal: next })
    await writeSealed(vault, KEPT_RENEWAL, next)
  }
  async function setStops(next: readonly Stop[]): Promise<void> {
    holdings.set({ stops: next })
    await writeSealed(vault, KEPT_STOPS, next)
  }

  async function setAllWear(next: readonly TicketWear[]): Promise<void> {
    holdings.set({ wear: next })
    await writeSealed(vault, KEPT_WEAR, next)
  }
  const wearBeside = (line: LineId) => holdings.get().wear.filter((other) => other.line !== line)

  return {
    holdings,
    keeper: {
      pending: (type, epoch, line) => holdings.get().pending.find(isFor(type, epoch, line)) ?? null,
      begin: (begun) => setPending([...holdings.get().pending.filter((other) => !isSameLine(other, begun)), begun]),
      async finish(credential) {
        await setCredentials(withCredential(holdings.get().credentials, credential))
        const { line } = credential
        const fits = isFor(credential.header.type, credential.header.epoch, line)
        await setPending(holdings.get().pending.filter((pending) => !fits(pending)))
      },
    },
    async removeCard(type, line) {
      const { credentials: all, pending: begun } = holdings.get()
      const goes = (held: HeldCredential): boolean =>
        isSameLine({ type: held.header.type, line: held.line }, { type, line })
      await setCredentials(all.filter((held) => !goes(held)))
      await setPending(begun.filter((pending) => !isSameLine(pending, { type, line })))
      wipeCredentials(all.filter(goes))
    },
    async beginAnew(credential) {
      const { credentials: all } = holdings.get()
      const { type } = credential.header
      await setCredentials([...all.filter(({ header }) => header.type !== type), credential])
      wipeCredentials(all.filter((held) => held.header.type === type && held !== credential))
    },
    async setPreferences(next) {
      holdings.set({ preferences: next })
      await writeSealed(vault, KEPT_PREFERENCES, next)
    },
    async setHistory(next) {
      holdings.set({ history: next })
      await writeSealed(vault, KEPT_HISTORY, next)
    },
    setRenewal,
    async setSignIn(next) {
      holdings.set({ signIn: next })
      await writeSealed(vault, KEPT_SIGN_IN, next)
    },
    async stop(stop) {
      await setStops(withStop(holdings.get().stops, stop))
      await setPending(holdings.get().pending.filter(({ type }) => type !== stop.type))
    },
    async resume(type) {
      const { stops: all, renewal: plan } = holdings.get()
      if (!all.some((stop) => stop.type === type)) return
      await setStops(withoutStop(all, type))
      // Planned anew, as in a new epoch.
      await setRenewal({ ...KEPT_RENEWAL.empty, needsSignIn: plan.needsSignIn })
    },
    setWear: (next) => setAllWear([...wearBeside(next.line), next]),
    forgetWear: (line) => setAllWear(wearBeside(line)),
    read: (of) => readSealed(vault, of),
    write: (of, value) => writeSealed(vault, of, value),
    close() {
      vault.close()
      wipeCredentials(holdings.get().credentials)
      holdings.set({
        credentials: [],
        pending: [],
        history: [],
        preferences: KEPT_PREFERENCES.empty,
        renewal: KEPT_RENEWAL.empty,
        signIn: KEPT_SIGN_IN.empty,
        stops: KEPT_STOPS.empty,
        wear: KEPT_WEAR.empty,
      })
    },
  }
}

/** Adds a credential in the place of one of the same line and epoch; what no gate accepts any more goes. */
function withCredential(credentials: readonly HeldCredential[], added: HeldCredential): readonly HeldCredential[] {
  const { type, epoch } = added.header
  const oldest = epochPlus(epoch, -2)
  const others = credentials.filter(
    ({ header, line }) =>
      !isSameLine({ type: header.type, line }, { type, line: added.line }) ||
      (header.epoch !== epoch && header.epoch >= oldest),
  )
  return [...others, added]
}

function isFor(type: CredentialTypeId, epoch: Epoch, line?: LineId): (pending: PendingIssuance) => boolean {
  return (pending) => isSameLine(pending, { type, line }) && pending.epoch === epoch
}
