import { PERSON_ENTRY } from '@hefu/standard'
import { expect, test, vi } from 'vitest'
import { commandedCity } from '../test/commanded-city.ts'

test('a key is ended by its fingerprint, the one that the city makes is registered, and one may be made ahead', async () => {
  const city = await commandedCity()
  const { at, policy, hefu } = city
  const by = (id: string) => [...policy, '--officer', city.path(id)]
  expect(await hefu('keys')).toMatchObject({ code: 2, err: /^hefu: usage: .*--config/ })
  expect((await hefu('keys', ...at)).out).toMatch(/person\.entry .*not registered/)

  let url = await city.serve()
  const { desk } = await city.found(url)
  const entryKeys = async () => (await desk.issuerKeys()).filter(({ type }) => type === PERSON_ENTRY.id)

  const listed = async (): Promise<string[]> => {
    const { out } = await hefu('bundle', '--url', url, ...policy)
    return [...out.matchAll(/person\.entry .*(?:signs now|ahead) +([0-9a-f ]{39})/g)].map(([, print = '']) => print)
  }
  const stolen = await vi.waitFor(async () => {
    const prints = await listed()
    expect(prints).toHaveLength(2)
    return prints
  }, 10_000)
  expect(await hefu('epoch', 'end', url, '0000', ...by('data.1'))).toMatchObject({ code: 2, err: /^hefu: not-found: / })
  const proposed = await hefu('epoch', 'end', url, ...stolen, ...by('data.1'))
  expect([proposed.code, proposed.err]).toEqual([0, ''])
  const approveAll = async (out: string): Promise<void> => {
    for (const [digest] of out.matchAll(/^[0-9a-f]{64}/gm)) {
      const { code, err } = await hefu('register', 'approve', url, digest, ...by('justice.1'))
      expect([code, err]).toEqual([0, ''])
    }
  }
  await approveAll(proposed.out)
  expect((await entryKeys()).map(({ registered, ended }) => [registered, ended])).toEqual([
    [true, true],
    [false, false],
    [true, true],
    [false, false],
  ])
  const rotated = await hefu('epoch', 'rotate', url, ...by('data.1'))
  expect([rotated.code, rotated.err]).toEqual([0, ''])
  await approveAll(rotated.out)
  await vi.waitFor(async () => {
    const prints = await listed()
    expect(prints).toHaveLength(2)
    for (const print of stolen) expect(prints).not.toContain(print)
  }, 10_000)

  await city.stop()
  const shown = (await hefu('keys', ...at)).out
  expect(shown.match(/person\.entry .*ended early/g)).toHaveLength(2)
  const ahead = await hefu('keys', 'replace', 'person.entry', ...at, '--json')
  expect(ahead.err).toBe('')
  const { keys } = JSON.parse(ahead.out)
  expect(keys).toHaveLength(2)
  expect(JSON.parse((await hefu('keys', 'replace', 'person.entry', ...at, '--json')).out)).toEqual({ keys })
  url = await city.serve()
  const { keys: held } = (await (await fetch(`${url}/register/issuer-keys`)).json()) as {
    keys: { publicKey: string; registered: boolean; type: string }[]
  }
  expect(held.filter(({ type, registered }) => type === 'person.entry' && !registered)).toHaveLength(2)
})
