import { type CredentialTypeId, KNOWN_TYPES, type TrustBundle } from '@hefu/standard'
import { inLanguage } from './languages.ts'

/** What a card is called: as this wallet knows it, else as the register does, else by its id. */
export function cardName(id: CredentialTypeId, bundle: TrustBundle | null): string {
  const type = [...KNOWN_TYPES, ...(bundle?.types ?? [])].find((known) => known.id === id)
  return type ? inLanguage(type.name) : id
}
