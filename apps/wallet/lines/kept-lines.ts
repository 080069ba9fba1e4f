import { type CredentialTypeId, type Epoch, type IssuerId, MANDATE } from '@hefu/standard'
import type { LineId } from '@hefu/wallet'
import { KEPT_RENEWAL, type RenewalPlan } from '../issuance/renewal.ts'
import type { OpenWallet } from '../state/open-wallet.ts'
import type { SealedValue } from '../storage/sealed-value.ts'
import type { LineEnd } from './line-end.ts'

/** The grant or the offer that a card came from: with its secret, every week's is asked for. */
export interface KeptLine {
  readonly line: LineId
  readonly type: CredentialTypeId
  /** Who offered it, and renews it from its registered address; null for the city, which issues by grants. */
  readonly issuer: IssuerId | null
  /** 16 bytes; none of a card that is fetched once and never renewed. */
  readonly secret: Uint8Array
  /** Each is renewed at a moment of its own, so that the moments tie it to nothing else in the wallet. */
  readonly plan: RenewalPlan
  readonly ended: LineEnd | null
}

type Items = readonly [
  line: string,
  secret: Uint8Array,
  epoch: number,
  dueAt: number,
  failures: number,
  ended: LineEnd | null,
  /** These two are absent in what was kept before there were offers. */
  type?: string,
  issuer?: string | null,
]

/** The sealed lines. */
export const KEPT_LINES: SealedValue<readonly KeptLine[]> = {
  name: 'grants',
  empty: [],
  toCbor: (lines) =>
    lines.map(
      ({ line, secret, plan: { epoch, dueAt, failures }, ended, type, issuer }): Items => [
        ...([line, secret, epoch, dueAt, failures, ended] as const),
        type,
        issuer,
      ],
    ) as never,
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(([line, secret, epoch, dueAt, failures, ended, type, issuer = null]) => ({
      line: line as LineId,
      type: (type ?? MANDATE.id) as CredentialTypeId,
      issuer: issuer as IssuerId | null,
      secret,
      plan: { ...KEPT_RENEWAL.empty, epoch: epoch as Epoch, dueAt, failures },
      ended,
    })),
}

type ChangeLines = (lines: readonly KeptLine[]) => readonly KeptLine[]

const lastChange = new WeakMap<OpenWallet, Promise<void>>()

/** Changes the kept lines, one change after the other: a secret that is lost to a change beside it could never be had again. */
export function changeLines(wallet: OpenWallet, change: ChangeLines): Promise<void> {
  const before = lastChange.get(wallet) ?? Promise.resolve()
  const changed = before
    .catch(() => {})
    .then(async () => wallet.write(KEPT_LINES, change(await wallet.read(KEPT_LINES))))
  lastChange.set(wallet, changed)
  return changed
}

/** The lines with this one in the place of what was kept of it. */
export function withLine(kept: KeptLine): ChangeLines {
  return (lines) => [...withoutLine(kept.line)(lines), kept]
}

/** The lines without one. */
export function withoutLine(line: LineId): ChangeLines {
  return (lines) => lines.filter((each) => each.line !== line)
}
