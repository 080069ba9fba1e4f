import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase } from '@hefu/server/test-database'
import { type ActBody, CARD_LIBRARY, issuerId, serviceId } from '@hefu/standard'
import { expect, test } from 'vitest'
import { openServiceDatabase } from '../database/open-service-database.ts'
import { openIssuance } from '../issuance/open-issuance.ts'
import { testCity } from '../test/index.ts'
import { destroyIfEnded } from './destroy-if-ended.ts'
import { destroyService, hasEnded } from './destroy-service.ts'

const ISSUER = issuerId('operator')
const NAME = { 'zh-CN': '合成营运方', en: 'Synthetic operator' }

test('after its end nothing of a service is left, and a copy of its database opens nothing', async () => {
  const entries: ActBody[] = [
    { kind: 'issuer', issuer: { id: ISSUER, name: NAME, address: 'https://operator.example' } },
    {
      kind: 'credential-type',
      type: CARD_LIBRARY,
      crowd: CARD_LIBRARY.attributes.map(() => 100),
      endsAt: 1_795_608_000 + 86_400 * 365,
    },
  ]
  const city = await testCity(entries)
  const folder = await mkdtemp(join(tmpdir(), 'hefu-sunset-'))
  const opened = await openServiceDatabase(await createTestDatabase(), {})
  const issuance = await openIssuance({
    config: { dataDirectory: folder, walletUrl: 'https://wallet.example' },
    database: opened.database,
    register: city.register,
    issuer: ISSUER,
    types: [{ type: CARD_LIBRARY, refreshed: true, values: (terms) => terms as string[] }],
    ports: { clock: () => city.time.now, random: city.city.random },
  })
  await city.registerKeys(await issuance.issuerKeys())
  await issuance.offer({ type: CARD_LIBRARY.id, terms: ['adult', null], until: city.time.now + 60, count: 3 })
  const [service] = Object.values(city.city.services)
  const ids = [serviceId(service?.id ?? '')]
  expect(hasEnded(city.register, ids, city.time.now)).toBe(false)
  expect(hasEnded(city.register, [serviceId('never.registered')], city.time.now)).toBe(false)
  expect(hasEnded(city.register, ids, service?.endsAt ?? 0)).toBe(true)
  const logged: unknown[] = []
  const ended = {
    config: { dataDirectory: folder },
    database: opened.database,
    register: city.register,
    services: ids,
  }
  const log = { info: (what: unknown) => logged.push(what), error: () => undefined }
  expect(await destroyIfEnded({ ...ended, ports: { clock: () => city.time.now, log } })).toBe(false)
  expect(logged).toEqual([])
  expect(await destroyIfEnded({ ...ended, ports: { clock: () => service?.endsAt ?? 0, log } })).toBe(true)
  expect(logged).toHaveLength(1)
  const [destroyed] = logged
  expect(destroyed).toMatchObject({ rows: { kit_offer: 3, kit_seen: 0 }, types: [CARD_LIBRARY.id] })
  expect(await opened.database.selectFrom('sealed_secret').selectAll().execute()).toEqual([])
  expect(await readdir(join(folder, 'keys'))).toEqual([`${CARD_LIBRARY.id}.destroyed`])
  expect(await destroyService({ database: opened.database, dataDirectory: folder })).toMatchObject({ types: [] })
  await opened.close()
  await rm(folder, { recursive: true })
})
