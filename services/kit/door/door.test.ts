import type { OpenDatabase } from '@hefu/server'
import { createTestDatabase } from '@hefu/server/test-database'
import { PERSON_ENTRY, serviceId } from '@hefu/standard'
import { ADULT, CHILD } from '@hefu/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { KitTables } from '../database/kit-tables.ts'
import { openServiceDatabase } from '../database/open-service-database.ts'
import { type TestCity, testCity } from '../test/index.ts'
import { type Door, openDoor } from './open-door.ts'

let city: TestCity
let opened: OpenDatabase<KitTables>
const door = (service: string): Door =>
  openDoor({
    register: city.register,
    service: serviceId(service),
    database: opened.database,
    ports: { clock: () => city.time.now, random: city.city.random },
    requestKey: city.city.requestKey,
  })
const open = () =>
  Object.values(city.city.services).find(({ showing, admits }) => showing === 'open' && admits.length > 0)
const asking = () =>
  Object.values(city.city.services).find(({ showing, type }) => showing === 'answer' && type === PERSON_ENTRY.id)

beforeAll(async () => {
  city = await testCity([])
  opened = await openServiceDatabase(await createTestDatabase(), {})
})
afterAll(() => opened.close())

describe('a door', () => {
  test('admits a pass once, at whichever process of the service it is shown', async () => {
    const { id = '' } = open() ?? {}
    const wallet = city.wallet()
    wallet.give(PERSON_ENTRY, ADULT)
    const text = wallet.pass(serviceId(id)) ?? ''
    expect(await door(id).judge(text)).toMatchObject({ verdict: 'admitted' })
    expect(await door(id).judge(text)).toEqual({ verdict: 'refused', reason: 'seen' })
  })

  test('forgets what it has seen when that is over', async () => {
    const { id = '' } = open() ?? {}
    city.time.now += 86_400
    const wallet = city.wallet()
    wallet.give(PERSON_ENTRY, ADULT)
    await door(id).judge(wallet.pass(serviceId(id)) ?? '')
    const rows = await opened.database.selectFrom('kit_seen').selectAll().execute()
    expect(rows).toHaveLength(1)
  })

  test('asks, and admits an answer to what it asked', async () => {
    const { id = '' } = asking() ?? {}
    const at = door(id)
    const { text, nonce } = await at.request()
    expect(nonce).toHaveLength(16)
    const wallet = city.wallet()
    wallet.give(PERSON_ENTRY, CHILD)
    const answered = await wallet.answer(text)
    expect(await at.judge(String(answered))).toHaveProperty('verdict')
    expect(await at.judge(String(answered))).toMatchObject({ verdict: 'refused' })
  })

  test('of no service in the register admits nobody', async () => {
    const nowhere = door('nobody.knows')
    expect(await nowhere.judge('HF1:')).toEqual({ verdict: 'refused', reason: 'service-not-in-force' })
    await expect(nowhere.request()).rejects.toMatchObject({ code: 'unknown-service' })
  })
})
