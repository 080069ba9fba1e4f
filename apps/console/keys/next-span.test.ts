import { credentialTypeId, type Epoch, epochStart, type IssuerKey, issuerId, toEpoch } from '@hefu/standard'
import { type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeAll, describe, expect, test } from 'vitest'
import { endEffect, issuedCards, lacksFrom, lastEpochOf } from './next-span.ts'

const NOW = toEpoch(202648)
const startOf = (epoch: Epoch): number => epochStart(epoch, 480)

function key(first: number, last: number, print = 1): IssuerKey {
  return {
    issuer: issuerId('civil-registry'),
    type: credentialTypeId('person.entry'),
    publicKey: new Uint8Array(96).fill(print),
    firstEpoch: toEpoch(first),
    lastEpoch: toEpoch(last),
  }
}

const AUTUMN = key(202640, 202653, 1)
const WINTER = key(202701, 202713, 2)

let city: SyntheticCity

beforeAll(async () => {
  city = await syntheticCity('keys ahead')
})

async function cardOf(keys: readonly IssuerKey[], ready: readonly IssuerKey[], endsAt = startOf(toEpoch(202810))) {
  const { types } = (await city.register.prove()).state
  const [[id, registered] = []] = [...types]
  if (!id || !registered) throw new Error('the city has no type')
  const named = (of: readonly IssuerKey[]) => of.map((one) => ({ ...one, type: id }))
  const held = named(ready).map((one) => ({ ...one, registered: false }))
  const state = { types: new Map([[id, { ...registered, endsAt }]]), keys: named(keys) }
  const [card] = issuedCards(state, held, NOW)
  if (!card) throw new Error('no card')
  return card
}

describe('what a kind of card lacks', () => {
  test('the key that is held and not registered is named, and the week from which it is needed', async () => {
    const card = await cardOf([AUTUMN], [WINTER])
    expect(card.coveredUntil).toBe(202653)
    expect(card.ready.map(({ firstEpoch }) => firstEpoch)).toEqual([202701])
    expect(lacksFrom(card, NOW, 8, startOf)).toBe(202701)
  })

  test('nothing, while the gap is far away or comes after the end of the type', async () => {
    expect(lacksFrom(await cardOf([AUTUMN], []), NOW, 5, startOf)).toBeNull()
    expect(lacksFrom(await cardOf([AUTUMN], [], startOf(toEpoch(202651))), NOW, 8, startOf)).toBeNull()
  })

  test('a key for this very week, at once', async () => {
    expect(lacksFrom(await cardOf([WINTER], [AUTUMN]), NOW, 8, startOf)).toBe(NOW)
  })

  test('a key that is held but over is of no use', async () => {
    expect((await cardOf([AUTUMN], [key(202627, 202639, 3)])).ready).toEqual([])
  })
})

describe('the early end of a key', () => {
  test('after this week leaves the week after to the others', () => {
    expect(endEffect([WINTER], 'after-this-week', NOW)).toEqual({ voids: false, othersUntil: null })
    expect(endEffect([key(202649, 202713, 2)], 'after-this-week', NOW)).toEqual({ voids: false, othersUntil: 202713 })
    expect(lastEpochOf(AUTUMN, 'after-this-week', NOW)).toBe(NOW)
  })

  test('void at once needs another key this week', () => {
    expect(endEffect([key(202649, 202713, 2)], 'void', NOW)).toEqual({ voids: true, othersUntil: null })
    expect(endEffect([key(202640, 202650, 2)], 'void', NOW).othersUntil).toBe(202650)
    expect(lastEpochOf(AUTUMN, 'void', NOW)).toBe(202639)
  })

  test('of a key that has not begun is void either way', () => {
    expect(lastEpochOf(WINTER, 'after-this-week', NOW)).toBe(202653)
  })
})
