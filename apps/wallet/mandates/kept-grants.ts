import type { Epoch, GrantId } from '@hefu/standard'
import type { LineId } from '@hefu/wallet'
import { KEPT_RENEWAL, type RenewalPlan } from '../issuance/renewal.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import type { SealedValue } from '../storage/sealed-value.ts'

/** Why a mandate is renewed no more: the organisation ended it, another wallet has it by now, or the city does not know it. */
export type MandateEnd = 'mandate-ended' | 'grant-redeemed' | 'grant-unknown'

/** The grant that a mandate came from: with its secret, every week's is asked for. */
export interface KeptGrant {
  readonly grant: GrantId
  /** 16 bytes. */
  readonly secret: Uint8Array
  /** Each mandate is renewed at a moment of its own, so that the moments tie it to nothing else in the wallet. */
  readonly plan: RenewalPlan
  readonly ended: MandateEnd | null
}

type Items = readonly [
  grant: string,
  secret: Uint8Array,
  epoch: number,
  dueAt: number,
  failures: number,
  ended: MandateEnd | null,
]

/** The sealed grants. */
export const KEPT_GRANTS: SealedValue<readonly KeptGrant[]> = {
  name: 'grants',
  empty: [],
  toCbor: (grants) =>
    grants.map(
      ({ grant, secret, plan, ended }): Items => [grant, secret, plan.epoch, plan.dueAt, plan.failures, ended],
    ),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(([grant, secret, epoch, dueAt, failures, ended]) => ({
      grant: grant as GrantId,
      secret,
      plan: { ...KEPT_RENEWAL.empty, epoch: epoch as Epoch, dueAt, failures },
      ended,
    })),
}

type ChangeGrants = (grants: readonly KeptGrant[]) => readonly KeptGrant[]

const lastChange = new WeakMap<OpenWallet, Promise<void>>()

/** Changes the kept grants, one change after the other: a secret that is lost to a change beside it could never be had again. */
export function changeGrants(wallet: OpenWallet, change: ChangeGrants): Promise<void> {
  const before = lastChange.get(wallet) ?? Promise.resolve()
  const changed = before
    .catch(() => {})
    .then(async () => wallet.write(KEPT_GRANTS, change(await wallet.read(KEPT_GRANTS))))
  lastChange.set(wallet, changed)
  return changed
}

/** The grants with this one in the place of what was kept of it. */
export function withGrant(kept: KeptGrant): ChangeGrants {
  return (grants) => [...withoutGrant(kept.grant)(grants), kept]
}

/** The grants without one. */
export function withoutGrant(grant: LineId): ChangeGrants {
  return (grants) => grants.filter((each) => each.grant !== grant)
}
