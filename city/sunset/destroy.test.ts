import { chmod, chown, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCurve, randomScalar } from '@hefu/bbs'
import { databaseUser, issuerKeys, loadMasterKey, unseal } from '@hefu/server'
import {
  type CredentialTypeId,
  epochAt,
  type IssuerKey,
  MANDATE,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  type RegisterState,
} from '@hefu/standard'
import { ISSUER, SYNTHETIC_NOW, seededRandom } from '@hefu/testing'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type IssuanceKeys,
  loadIssuanceKeys,
  newSealedEntropy,
  openEntropy,
  recordKeyOf,
} from '../issuance/issuance-keys.ts'
import type { RecordKey } from '../issuance/record-key.ts'
import { databaseIssuanceStore } from '../issuance/store.ts'
import { type Foundations, openFoundations } from '../open-foundations.ts'
import { loadCaseKeys } from '../people/case-texts.ts'
import { TEST_CONFIG } from '../test/test-city.ts'
import { destroy } from './destroy.ts'
import { keysDigest } from './destruction.ts'
import { previewSunset } from './preview.ts'

/** Enough for the planner to keep samples of them: it does of each. */
const PEOPLE = 60
const [ENDED, KEPT] = [PERSON_ENTRY.id, PERSON_IDENTITY.id]
const EPOCH = epochAt(SYNTHETIC_NOW, 480)
const random = seededRandom('destroy')
const clock = () => SYNTHETIC_NOW

/** Bytes by what they are, to be looked for in files. */
type Marks = ReadonlyMap<string, Uint8Array>

/** A city's folder that lives, ends, is copied and searched: the tests build on each other. */
describe('a type that has ended', () => {
  let folder: string
  let backup: string
  let register: Pick<RegisterState, 'types' | 'keys'>
  /** Of each type: what its end has to take from the files, or must not. */
  const marks = new Map<CredentialTypeId, Marks>()
  /** What no file may hold at any time. */
  const secrets = new Map<string, Uint8Array>()
  let someone: { readonly key: RecordKey; readonly sealed: Uint8Array }
  let acts = 0
  const city = (at = folder): Promise<Foundations> => openFoundations({ config: TEST_CONFIG, dataDirectory: at })
  const ports = ({ opened, typeKeys }: Foundations) => ({
    database: opened.database,
    issuer: ISSUER,
    register,
    typeKeys,
    clock,
  })

  async function live(type: CredentialTypeId, foundations: Foundations, keys: IssuanceKeys): Promise<void> {
    const store = databaseIssuanceStore(foundations.opened.database)
    const found = new Map<string, Uint8Array>()
    for (let person = 0; person < PEOPLE; person++) {
      const key = recordKeyOf(keys, { issuer: 'https://id.synthetic.example', subject: `person ${person}` }, type)
      const entropySealed = newSealedEntropy(keys, key, random)
      const refreshPseudonym = random(48)
      await store.insert(key, {
        entropySealed,
        refreshPseudonym,
        lastEpoch: EPOCH,
        issuedInLast: 1,
        issuedInPrevious: 0,
        keyEnds: 0,
      })
      // Bytes that are nobody's text: what is looked for is where the columns lie.
      const [text, answer, digest] = [random(64), random(64), random(32)]
      const ofPerson = { credential_type: type, subject_hash: Buffer.from(key.subjectHash) }
      const { database } = foundations.opened
      await database
        .insertInto('person_case')
        .values({
          ...ofPerson,
          id: random(16),
          kind: 'appeal',
          language: 'en',
          text_sealed: text,
          opened_at: 1,
          due_at: 2,
          outcome: 'dismissed',
          answer_sealed: answer,
          answered_at: 2,
        })
        .execute()
      await database
        .insertInto('early_end_order')
        .values({
          ...ofPerson,
          digest,
          kind: 'lift',
          case_id: random(16),
          answer_sealed: answer,
          approver: null,
          decided_at: null,
        })
        .execute()
      await database
        .insertInto('early_end')
        .values({
          ...ofPerson,
          reason: 'issued-in-error',
          act: acts++,
          proposer: 'a.1',
          approver: 'a.2',
          decided_at: 1,
        })
        .execute()
      await database
        .insertInto('officer_access')
        .values({
          ...ofPerson,
          officer: 'a.1',
          office_zh: '一处',
          office_en: 'first',
          at: 1,
          why: 'appeal-opened',
          case_id: null,
        })
        .execute()
      found.set(`text ${person}`, text)
      found.set(`answer ${person}`, answer)
      found.set(`hash ${person}`, key.subjectHash)
      found.set(`entropy ${person}`, entropySealed)
      found.set(`pseudonym ${person}`, refreshPseudonym)
      secrets.set(`entropy of ${type} ${person}`, openEntropy(keys, key, entropySealed))
      if (type === ENDED) someone = { key, sealed: entropySealed }
    }
    const rows = await foundations.opened.database
      .selectFrom('sealed_secret')
      .selectAll()
      .where('credential_type', '=', type)
      .execute()
    for (const { name, sealed } of rows) found.set(name, sealed)
    marks.set(type, found)
  }

  const marksOf = (type: CredentialTypeId): Marks => marks.get(type) ?? new Map()

  beforeAll(async () => {
    await loadCurve()
    folder = await mkdtemp(join(tmpdir(), 'hefu-destroy-'))
    backup = await mkdtemp(join(tmpdir(), 'hefu-backup-'))
    // Where root runs the tests, another user runs the database and has to reach its folder.
    for (const path of [folder, backup]) await chmod(path, 0o711)
    const foundations = await city()
    const { opened, keyStore, types } = foundations
    const held = issuerKeys({
      issuer: ISSUER,
      types,
      register: () => ({ ...register, endedKeys: [] }),
      database: opened.database,
      keyStore,
      random,
    })
    await held.prepare(EPOCH)
    register = registerOf(held.held())
    const keys = await loadIssuanceKeys(
      keyStore,
      types.map(({ id }) => id),
      random,
    )
    const caseKeys = await loadCaseKeys(keyStore, [ENDED, KEPT], random)
    for (const type of [ENDED, KEPT]) {
      await live(type, foundations, keys)
      secrets.set(`case key of ${type}`, caseKeys.get(type) ?? new Uint8Array())
      secrets.set(`issuer key of ${type}`, held.signingKey(type, EPOCH).secretKey)
    }
    await sql`analyze`.execute(opened.database)
    await foundations.close()
    for (const part of ['postgres', 'database.password']) await copy(join(folder, part), join(backup, part))
  })
  afterAll(async () => {
    for (const path of [folder, backup]) await rm(path, { recursive: true, force: true })
  })

  test('is found in the files while it lives, sealed, and its secrets are not', async () => {
    for (const type of [ENDED, KEPT]) expect(await missing(folder, marksOf(type))).toEqual([])
    expect(marksOf(ENDED).size).toBe(5 * PEOPLE + 5)
    expect(await found(folder, secrets)).toEqual([])
  })

  test('is looked at before, and one that has not ended stays', async () => {
    const foundations = await city()
    try {
      const preview = await previewSunset(ports(foundations), ENDED, SYNTHETIC_NOW)
      expect(preview).toMatchObject({ ended: true, records: PEOPLE, secrets: 5, destruction: null })
      expect(preview.keys.map(({ type }) => type)).toEqual([ENDED, ENDED])
      const refused = expect.objectContaining({ code: 'type-not-ended' })
      await expect(destroy(ports(foundations), KEPT)).rejects.toEqual(refused)
      const unknown = { ...ports(foundations), register: { ...register, types: new Map() } }
      await expect(destroy(unknown, ENDED)).rejects.toEqual(refused)
      expect(await foundations.typeKeys.isDestroyed(KEPT)).toBe(false)
    } finally {
      await foundations.close()
    }
    for (const type of [ENDED, KEPT]) expect(await missing(folder, marksOf(type))).toEqual([])
  })

  test('is destroyed, and what was destroyed is told once', async () => {
    const foundations = await city()
    try {
      const made = await destroy(ports(foundations), ENDED)
      const publicKeys = register.keys.filter(({ type }) => type === ENDED).map(({ publicKey }) => publicKey)
      expect(made).toEqual({
        scrubbed: 'scrubbed',
        destruction: {
          kind: 'destruction',
          type: ENDED,
          issuer: ISSUER,
          records: PEOPLE,
          keys: keysDigest(publicKeys),
          destroyedAt: SYNTHETIC_NOW,
        },
      })
      const again = await destroy({ ...ports(foundations), clock: () => SYNTHETIC_NOW + 60 }, ENDED)
      expect(again.destruction).toEqual(made.destruction)
      const preview = await previewSunset(ports(foundations), ENDED, SYNTHETIC_NOW)
      expect(preview).toMatchObject({ records: 0, secrets: 0, destruction: made.destruction })
    } finally {
      await foundations.close()
    }
  })

  test('is in no table file, no log segment and no other file afterwards; another type is where it was', async () => {
    expect(await found(folder, marksOf(ENDED))).toEqual([])
    expect(await found(folder, secrets)).toEqual([])
    expect(await missing(folder, marksOf(KEPT))).toEqual([])
  })

  test('is not made anew by a city that starts again, which goes on with the others', async () => {
    const foundations = await city()
    try {
      expect(foundations.types.map(({ id }) => id)).toEqual([KEPT, MANDATE.id])
      await expect(loadIssuanceKeys(foundations.keyStore, [ENDED], random)).rejects.toMatchObject({
        code: 'type-destroyed',
      })
      const keys = await loadIssuanceKeys(foundations.keyStore, [KEPT], random)
      expect(keys.subject.get(KEPT)).toHaveLength(32)
    } finally {
      await foundations.close()
    }
  })

  test('is not revived by an old copy of the database with its master key, not even by a new type key', async () => {
    // What a team has afterwards: the copy from before, the master key, and the folder of type keys as it is now.
    for (const part of ['master.key', 'keys']) await copy(join(folder, part), join(backup, part))
    expect(await missing(backup, marksOf(ENDED))).toEqual([])
    await rm(join(backup, 'keys', `${ENDED}.destroyed`))
    const foundations = await city(backup)
    try {
      const rows = await foundations.opened.database
        .selectFrom('sealed_secret')
        .selectAll()
        .where('credential_type', '=', ENDED)
        .execute()
      expect(rows.map(({ name }) => name).toSorted()).toEqual(
        [
          `issuance/entropy/${ENDED}`,
          `issuance/subject/${ENDED}`,
          `people/case/${ENDED}`,
          ...[202640, 202701].map((first) => `issuer-key/${ISSUER}/${ENDED}/${first}`),
        ].toSorted(),
      )
      const masterKey = await loadMasterKey(backup, {})
      for (const { name, sealed } of rows) {
        const notOpened = expect.objectContaining({ code: 'secret-not-opened' })
        await expect(foundations.keyStore.loadOrCreate(name, () => randomScalar(random), ENDED)).rejects.toEqual(
          notOpened,
        )
        await expect(foundations.keyStore.loadOrCreate(name, () => randomScalar(random))).rejects.toEqual(notOpened)
        expect(() => unseal(masterKey, new TextEncoder().encode(`hefu key store\n${name}`), sealed)).toThrow(notOpened)
      }
      // The other type's secrets open in the same way: the copy is a good one.
      const keys = await loadIssuanceKeys(foundations.keyStore, [KEPT], random)
      const fresh = { ...keys, entropy: new Map([[ENDED, random(32)]]) }
      expect(() => openEntropy(fresh, someone.key, someone.sealed)).toThrow(
        expect.objectContaining({ code: 'secret-not-opened' }),
      )
    } finally {
      await foundations.close()
    }
  })
})

/** Copies a file or a folder, and lets the user who runs the database have the copy of it. */
async function copy(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true })
  const { uid, gid } = await databaseUser()
  if (!to.endsWith('postgres') || uid === undefined || gid === undefined) return
  for (const path of ['.', ...(await readdir(to, { recursive: true }))]) await chown(join(to, path), uid, gid)
}

function registerOf(keys: readonly IssuerKey[]): Pick<RegisterState, 'types' | 'keys'> {
  const registered = (endsAt: number) => (type: typeof PERSON_ENTRY) =>
    [type.id, { type, crowd: type.attributes.map(() => 0), endsAt, destroyedBy: new Set<typeof ISSUER>() }] as const
  return {
    keys,
    types: new Map([registered(SYNTHETIC_NOW)(PERSON_ENTRY), registered(SYNTHETIC_NOW + 1)(PERSON_IDENTITY)]),
  }
}

/** Where marks are found in the files below a folder, as bytes or as hexadecimal. */
async function found(folder: string, marks: Marks): Promise<string[]> {
  const places: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    const content = await readFile(path)
    if (content.every((byte) => byte === 0)) continue
    const text = content.toString('latin1')
    for (const [name, bytes] of marks) {
      const raw = Buffer.from(bytes)
      if (text.includes(raw.toString('latin1')) || text.includes(raw.toString('hex'))) places.push(`${name}: ${path}`)
    }
  }
  return places
}

/** Which marks are in no file below a folder. */
async function missing(folder: string, marks: Marks): Promise<string[]> {
  const places = await found(folder, marks)
  return [...marks.keys()].filter((name) => !places.some((place) => place.startsWith(`${name}: `)))
}
