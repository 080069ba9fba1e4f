import { deskClient } from '@hefu/city'
import { issuerId, PERSON_ENTRY } from '@hefu/standard'
import { expect, test } from 'vitest'
import { commandedCity } from '../test/commanded-city.ts'

test('hefu sunset shows a type, destroys it once it has ended, and two officers enter the receipt', async () => {
  const city = await commandedCity()
  const { at, config, hefu, officers } = city
  const start = city.now
  const signing = [...city.policy, '--officer']

  const { decide } = await city.found(await city.serve())
  await decide({ kind: 'sunset', type: PERSON_ENTRY.id, at: start + 100 })
  expect(await hefu('sunset', 'person.entry')).toMatchObject({ code: 2, err: /^hefu: usage: .*--config/ })
  expect(await hefu('sunset', 'person.entry', ...at)).toMatchObject({ code: 1, err: /^hefu: folder-in-use: / })
  await city.stop()

  const shown = await hefu('sunset', 'person.entry', ...at)
  expect([shown.code, shown.err]).toEqual([0, ''])
  expect(shown.out).toMatch(/^type +person\.entry, ends .*\nrecords +0\nsecrets +5\nissuer keys +2\n {2}/)
  expect(await hefu('sunset', 'person.entry', ...at, '--perform')).toMatchObject({
    code: 1,
    err: /^hefu: type-not-ended: /,
  })
  city.now = start + 200
  const { code, out } = await hefu('sunset', 'person.entry', ...at, '--perform', '--json')
  expect([code, JSON.parse(out)]).toMatchObject([
    0,
    { scrubbed: 'scrubbed', destruction: { type: 'person.entry', records: 0, destroyedAt: city.now } },
  ])
  expect((await hefu('sunset', 'person.entry', ...at)).out).toMatch(
    /, ended .*\nrecords +0\nsecrets +0\nissuer keys +2\n(.*\n){2}destroyed /,
  )

  const url = await city.serve()
  expect((await fetch(`${url}/readyz`)).status).toBe(200)
  const untrue = {
    kind: 'destruction',
    type: PERSON_ENTRY.id,
    issuer: issuerId(config.issuer),
    records: 1,
    keys: new Uint8Array(32),
    destroyedAt: city.now,
  } as const
  await expect(deskClient(url, config.origin).propose(untrue, officers[0], city.now)).rejects.toMatchObject({
    code: 'receipt-differs',
  })
  const receipt = () => hefu('sunset', 'receipt', url, ...signing, city.path('data.1'), '--json')
  const [proposed] = JSON.parse((await receipt()).out).proposed
  expect(proposed).toMatchObject({ kind: 'destruction', type: 'person.entry', destroyedAt: city.now })
  expect(JSON.parse((await receipt()).out)).toEqual({ proposed: [] })
  const approved = await hefu('register', 'approve', url, proposed.digest, ...signing, city.path('justice.1'))
  expect([approved.code, approved.err]).toEqual([0, ''])
  expect(await (await fetch(`${url}/register/destructions`)).json()).toMatchObject({
    destructions: [{ type: 'person.entry', registered: true }],
  })
  expect(JSON.parse((await receipt()).out)).toEqual({ proposed: [] })
})
