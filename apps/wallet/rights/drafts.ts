import type { CredentialTypeId } from '@hefu/standard'
import type { SealedValue } from '../storage/sealed-value.ts'
import type { CaseKind } from './held.ts'

/** A letter that is not sent yet. It outlives a lock and a new sign-in, sealed. */
export interface Draft {
  readonly kind: CaseKind
  readonly type: CredentialTypeId
  readonly text: string
}

type Items = readonly [kind: CaseKind, type: string, text: string]

/** The sealed drafts, at most one of a kind and type. */
export const KEPT_DRAFTS: SealedValue<readonly Draft[]> = {
  name: 'drafts',
  empty: [],
  toCbor: (drafts) => drafts.map(({ kind, type, text }): Items => [kind, type, text]),
  fromCbor: (cbor) =>
    (cbor as unknown as readonly Items[]).map(([kind, type, text]) => ({ kind, type: type as CredentialTypeId, text })),
}

/** The text of a draft; empty where there is none. */
export function draftText(drafts: readonly Draft[], { kind, type }: Omit<Draft, 'text'>): string {
  return drafts.find((draft) => draft.kind === kind && draft.type === type)?.text ?? ''
}

/** The drafts with one changed; without it where there is nothing left of it. */
export function withDraft(drafts: readonly Draft[], changed: Draft): readonly Draft[] {
  const others = drafts.filter(({ kind, type }) => kind !== changed.kind || type !== changed.type)
  return changed.text.trim() === '' ? others : [...others, changed]
}
