import { ed25519KeyPair } from '@hefu/log'
import { officerId } from '@hefu/standard'
import type { SyntheticOfficer } from '@hefu/testing'
import type { OfficerRole } from '../officers/officer-session.ts'
import { type EarlyEndClient, earlyEndClient, type OfficerAtWork } from '../people/early-end-client.ts'
import type { EnteredPerson } from '../people/officer-schemas.ts'
import type { Holdings } from '../people/schemas.ts'
import { startTestCity, type TestCity } from './test-city.ts'
import { CONSOLE, signInAtConsole } from './test-officer.ts'

/** A person as a test knows them: to themselves a token, to officers what the identity provider calls them. */
export interface TestPerson {
  readonly token: string
  readonly entered: EnteredPerson
}

/** A city with three officers and people who meet them. */
export interface PeopleScene {
  readonly city: TestCity
  readonly officers: readonly [SyntheticOfficer, SyntheticOfficer, SyntheticOfficer]
  readonly client: EarlyEndClient
  /** Signs an officer in, now. */
  atWork(officer: SyntheticOfficer, roles?: readonly OfficerRole[]): Promise<OfficerAtWork>
  /** Somebody who has not been here before. */
  somebody(): TestPerson
  asPerson(person: TestPerson, method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Response>
  holdings(person: TestPerson): Promise<Holdings>
}

/** Starts it; close the city afterwards. */
export async function startPeopleScene(config: Partial<TestCity['config']> = {}): Promise<PeopleScene> {
  const city = await startTestCity({ config })
  const { register } = city
  const { privateKey, publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(33))
  const office = { 'zh-CN': '合成市三处', en: 'Synthetic office 3' }
  const third = { id: officerId('office.3'), office, publicKey, privateKey }
  await register.decide({ kind: 'officer', officer: { id: third.id, office, publicKey } })
  await city.refresh()
  let people = 0

  const scene: PeopleScene = {
    city,
    officers: [...register.officers, third],
    client: earlyEndClient('', city.config.origin, async (url, init) => city.app.request(url, init)),
    async atWork(key, roles) {
      const cookie = await signInAtConsole(city, key, roles)
      return { key, headers: { Cookie: cookie, Origin: CONSOLE, 'Content-Type': 'application/json' } }
    },
    somebody() {
      const subject = `person ${people++} of this scene`
      return { token: city.signIn(subject), entered: { issuer: city.config.identityProvider.issuer, subject } }
    },
    async asPerson({ token }, method, path, body) {
      return city.app.request(path, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
    },
    async holdings(person) {
      return (await scene.asPerson(person, 'GET', '/holdings')).json() as Promise<Holdings>
    },
  }
  return scene
}

/** Two officers end a credential of a person, one after the other. */
export async function endEarly(
  { city, client, officers, atWork }: PeopleScene,
  person: TestPerson,
  end: Parameters<EarlyEndClient['proposeEnd']>[1],
): Promise<{ readonly act: number; readonly digest: string }> {
  const { now } = city.time
  const digest = await client.proposeEnd(await atWork(officers[0]), end, person.entered, now)
  const { act } = await client.approve(await atWork(officers[1]), digest, person.entered, now)
  return { act, digest }
}
