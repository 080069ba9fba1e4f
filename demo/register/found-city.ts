import { setTimeout as delay } from 'node:timers/promises'
import { equalBytes } from '@hefu/bytes'
import { type DeskClient, decideTogether, deskClient, fetchBundle, fetchRegister, type HeldLabelKey } from '@hefu/city'
import type { LogPolicy } from '@hefu/log'
import {
  type ActBody,
  type Clock,
  type CredentialTypeId,
  decodeRegisterBundle,
  EMPTY_REGISTER,
  epochAt,
  MANDATE,
  noticeDaysAt,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  type RegisterState,
  type Service,
  serviceInForce,
} from '@hefu/standard'
import { CITY_NAME, ORIGIN, UTC_OFFSET_MINUTES } from '../city-config.ts'
import type { OfficerSignInAt } from '../console/sign-in-officer.ts'
import { DemoError } from '../error.ts'
import { organisationPageService } from '../services/organisation-page.ts'
import { CITY_ISSUER } from '../services/service-ids.ts'
import type { DemoOfficers } from './demo-officers.ts'
import { inspectionKeyActs } from './inspection-key.ts'

const DAY = 86_400
/** Of what the demo issues, and of the keys of its labels; within the three years that the register allows. */
const TYPE_TERM = 1000 * DAY
/** A service is proposed anew when it has this long to go. */
const RENEWAL = 90 * DAY
const NOTICE_DAYS = 7
/** How many people at least share every value of an attribute; 0 identifies by its nature. */
const CROWDS = [
  { type: PERSON_ENTRY, crowd: PERSON_ENTRY.attributes.map(() => 500) },
  { type: PERSON_IDENTITY, crowd: PERSON_IDENTITY.attributes.map(() => 0) },
  { type: MANDATE, crowd: MANDATE.attributes.map(() => 0) },
]
const PUBLISHED_WITHIN_MS = 20_000

/** What founding a demo city stands on. */
export interface FoundingPorts extends OfficerSignInAt {
  readonly policy: LogPolicy
  readonly officers: DemoOfficers
  readonly services: readonly Service[]
  readonly clock: Clock
}

/**
 * Has the officers decide what the register lacks: everything at the first start, later the keys of a new span and services whose end
 * nears. Fulfilled when all of it is published. From then on officers have to wait: what is to be in force at once comes before.
 *
 * @param prepare decides what else comes before the notice period begins
 * @throws DeskRefusedError; DemoError `city-refused` when witnesses or log do not publish it in time
 */
export async function foundCity(
  ports: FoundingPorts,
  prepare: (decide: DecideMissing) => Promise<void> = async () => {},
): Promise<void> {
  const { cityUrl, policy, officers, clock } = ports
  const [first, second] = officers
  const desk = deskClient(cityUrl, ORIGIN)
  let size = (await fetchRegister(cityUrl, policy))?.state.size ?? 0
  if (size === 0) {
    const names = officers.map(({ id, office, publicKey }) => ({ id, office, publicKey }))
    const city = { name: CITY_NAME, utcOffsetMinutes: UTC_OFFSET_MINUTES, noticeDays: 0, officers: names }
    await desk.found({ kind: 'city', ...city }, [first, second], clock())
    size = 1
  }
  const state = await published(ports, size)
  size = state.size
  const decide = async (missing: readonly ActBody[]): Promise<RegisterState> => {
    for (const body of missing) await decideTogether(desk, body, [first, second], clock())
    size += missing.length
    return published(ports, size)
  }
  let founded = await decide(await missingActs(state, desk, ports))
  await prepare(async (acts) => {
    founded = await decide(acts.flatMap((body) => lacking(body, founded, clock())))
  })
  if (noticeDaysAt(founded, clock()) === 0) await decide([{ kind: 'notice-period', days: NOTICE_DAYS }])
}

/** Has officers decide those of the acts that the register lacks, and waits until they are published. */
export type DecideMissing = (acts: readonly ActBody[]) => Promise<void>

/** An act of an operator's, where the register does not say it already. */
function lacking(body: ActBody, state: RegisterState, now: number): readonly ActBody[] {
  switch (body.kind) {
    case 'issuer':
      return state.issuers.has(body.issuer.id) ? [] : [body]
    case 'credential-type':
      return state.types.has(body.type.id) ? [] : [body]
    case 'issuer-key':
      return state.keys.some(({ publicKey }) => equalBytes(publicKey, body.key.publicKey)) ? [] : [body]
    case 'service':
      return renewed(body.service, state, now)
    default:
      return [body]
  }
}

async function missingActs(state: RegisterState, desk: DeskClient, ports: FoundingPorts): Promise<readonly ActBody[]> {
  const now = ports.clock()
  const epoch = epochAt(now, UTC_OFFSET_MINUTES)
  const types = CROWDS.filter(({ type }) => !state.types.has(type.id))
  // Of a type that officers have ended the register takes no key.
  const ended = (type: CredentialTypeId): boolean => (state.types.get(type)?.endsAt ?? Number.POSITIVE_INFINITY) <= now
  const held = await desk.issuerKeys()
  const keys = held.filter(({ registered, lastEpoch, type }) => !registered && lastEpoch >= epoch && !ended(type))
  return [
    ...(state.issuers.has(CITY_ISSUER)
      ? []
      : [{ kind: 'issuer', issuer: { id: CITY_ISSUER, name: CITY_NAME } } as const]),
    ...types.map(({ type, crowd }) => ({ kind: 'credential-type', type, crowd, endsAt: now + TYPE_TERM }) as const),
    ...keys.map(({ registered: _, ...key }) => ({ kind: 'issuer-key', key }) as const),
    ...(await desk.labelKeys()).flatMap((key) => newLabelKey(key, now)),
    ...(await inspectionKeyActs(state, ports)),
    ...[...ports.services, await organisationPageService(ports.cityUrl, now)].flatMap((service) =>
      renewed(service, state, now),
    ),
  ]
}

/** A key for labels that the city holds and the register does not have. */
function newLabelKey({ endsAt, ...key }: HeldLabelKey, now: number): readonly ActBody[] {
  return endsAt === null ? [{ kind: 'label-key', key: { ...key, name: CITY_NAME, endsAt: now + TYPE_TERM } }] : []
}

function renewed(service: Service, state: RegisterState, now: number): readonly ActBody[] {
  const latest = state.services.findLast((version) => version.service.id === service.id)?.service
  const present = serviceInForce(state, service.id, now) ?? latest
  const typeEnd = state.types.get(service.type)?.endsAt ?? now + TYPE_TERM
  const endsAt = Math.min(service.endsAt, typeEnd)
  const due = !present || (latest && latest.endsAt < now + RENEWAL && endsAt > latest.endsAt)
  return due ? [{ kind: 'service', service: { ...service, endsAt } }] : []
}

/** The register once it is published with at least this many acts: witnesses take a moment. */
async function published({ cityUrl, policy }: FoundingPorts, size: number): Promise<RegisterState> {
  const until = performance.now() + PUBLISHED_WITHIN_MS
  while (performance.now() < until) {
    const bytes = await fetchBundle(cityUrl)
    if ((bytes ? decodeRegisterBundle(bytes).entries.length : 0) >= size) {
      return (await fetchRegister(cityUrl, policy))?.state ?? EMPTY_REGISTER
    }
    await delay(100)
  }
  throw new DemoError('city-refused', 'the register was not published in time: do the witnesses answer?')
}
