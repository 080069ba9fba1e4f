import type { ActBody, CredentialType, IssuerId, LocalText, RequestKey, Service } from '@hefu/standard'
import type { Migration } from 'kysely/migration'

/** What an operator says of itself in the register, in its own words. */
export interface OperatorWords {
  readonly name: LocalText
  readonly legalBasis: LocalText
  /** Where people reach it: an address or a telephone number. */
  readonly contact: string
  /** Whom they complain to about it. */
  readonly complaints: LocalText
}

/** What the entries of a service depend on. */
export interface EntriesOptions {
  readonly operator: OperatorWords
  /** Whose identity and entry credentials are taken: the city's. */
  readonly cityIssuer: IssuerId
  /** Where residents reach the service, without a slash at the end. */
  readonly publicUrl: string
  /** With which its pages and desks ask. */
  readonly requestKey: RequestKey
  /** Fewest people who share a value of an attribute. */
  readonly crowd: number
  /** Unix seconds. */
  readonly validFrom: number
  readonly endsAt: number
}

/** What officers decide of a service before it begins. */
export type ServiceAct = Extract<ActBody, { readonly kind: 'issuer' | 'credential-type' | 'service' }>

/** What a service is to the register, before it runs. */
export interface ServicePlan {
  readonly issuer: IssuerId
  readonly types: readonly CredentialType[]
  /** Of its own tables. */
  readonly migrations: Readonly<Record<string, Migration>>
  /** The purposes for which something is shown to it. */
  services(options: EntriesOptions): readonly Service[]
}

/**
 * What officers register for a service: its operator as an issuer with an address, its types, its purposes. A text or a date says by nature who somebody is, so it
 * is registered as shown only to who has asked and proved itself, unless one of the purposes has it shown openly.
 */
export function serviceEntries(plan: ServicePlan, options: EntriesOptions): readonly ServiceAct[] {
  const { operator, publicUrl, crowd, endsAt } = options
  const services = plan.services(options)
  const types = plan.types.map((type): ServiceAct => {
    const open = services.filter((service) => service.type === type.id && service.showing === 'open')
    const isOpen = (index: number): boolean =>
      open.some(({ required, optional }) => required.includes(index) || optional.includes(index))
    const crowds = type.attributes.map(({ kind }, index) =>
      kind.kind === 'choice' || kind.kind === 'flag' || isOpen(index) ? crowd : 0,
    )
    return { kind: 'credential-type', type, crowd: crowds, endsAt }
  })
  return [
    { kind: 'issuer', issuer: { id: plan.issuer, name: operator.name, address: publicUrl } },
    ...types,
    ...services.map((service): ServiceAct => ({ kind: 'service', service })),
  ]
}
