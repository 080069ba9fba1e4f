import { inLanguage } from '@hefu/app-browser/register'
import type { CredentialTypeId, IssuerId, OfficerId, RegisterState } from '@hefu/standard'

/** What a kind of card is called; its id where the register does not have it. */
export function typeName({ types }: Pick<RegisterState, 'types'>, id: CredentialTypeId | string): string {
  const name = types.get(id as CredentialTypeId)?.type.name
  return name ? inLanguage(name) : id
}

/** What an issuer is called. */
export function issuerName({ issuers }: Pick<RegisterState, 'issuers'>, id: IssuerId): string {
  const name = issuers.get(id)?.name
  return name ? inLanguage(name) : id
}

/** What a service is called: as registered last. */
export function serviceName({ services }: Pick<RegisterState, 'services'>, id: string): string {
  const found = services.findLast(({ service }) => service.id === id)
  return found ? inLanguage(found.service.name) : id
}

/** The office of an officer, and which of its people. */
export function officerName({ officers }: Pick<RegisterState, 'officers'>, id: OfficerId): string {
  const office = officers.get(id)?.office
  return office ? `${inLanguage(office)} (${id})` : id
}
