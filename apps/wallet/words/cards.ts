import { type CredentialTypeId, KNOWN_TYPES, MANDATE, type TrustBundle } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import { inLanguage } from './languages.ts'
import { mandateInWords } from './mandates.ts'
import { valueInWords } from './values.ts'

/** What a card is called: as this wallet knows it, else as the register does, else by its id. */
export function cardName(id: CredentialTypeId, bundle: TrustBundle | null): string {
  const type = [...KNOWN_TYPES, ...(bundle?.types ?? [])].find((known) => known.id === id)
  return type ? inLanguage(type.name) : id
}

/** By what a card is told from another of its type, in one line: the first of what it says in words, and no dates. */
export function valuesInBrief({ header, values }: Pick<HeldCredential, 'header' | 'values'>): string {
  const type = KNOWN_TYPES.find(({ id }) => id === header.type)
  const said = (type?.attributes ?? []).flatMap((attribute, index) => {
    const value = values[index] ?? null
    return typeof value === 'string' && attribute.kind.kind !== 'date' ? [valueInWords(attribute, value)] : []
  })
  return said.slice(0, 3).join(' · ')
}

/** A card among several, in one line. */
export function cardInBrief(held: HeldCredential): string {
  if (held.header.type === MANDATE.id) return mandateInWords(held).organisation
  return [cardName(held.header.type, null), valuesInBrief(held)].filter((part) => part !== '').join(' · ')
}
