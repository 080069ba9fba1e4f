import { expect, test } from 'vitest'
import { z } from 'zod'
import { deviceId, deviceShape, readDeviceFile } from './device-config.ts'

const GOOD = {
  id: 'north-2',
  serverUrl: 'https://pool.example',
  token: 'hunter2',
  city: { url: 'https://city.example', logKey: 'key', witnesses: ['one', 'two'], quorum: 2 },
  dataDirectory: '/var/lib/turnstile',
}
const shape = z.object({ id: deviceId, ...deviceShape })
const read = (text: string) => readDeviceFile(text, shape, (why) => new Error(why))

test('the file of a device is taken as it is', () => {
  expect(read(JSON.stringify(GOOD))).toEqual(GOOD)
})

test.each([
  [{ id: '../north' }, 'id'],
  [{ id: 'north--2' }, 'id'],
  [{ serverUrl: 'https://pool.example/' }, 'serverUrl'],
  [{ serverUrl: 'pool.example' }, 'serverUrl'],
  [{ token: '' }, 'token'],
  [{ city: { ...GOOD.city, url: 'https://city.example/' } }, 'city.url'],
  [{ city: { ...GOOD.city, witnesses: [] } }, 'city.witnesses, city.quorum'],
  [{ city: { ...GOOD.city, quorum: 3 } }, 'city.quorum'],
  [{ token: 1, dataDirectory: 2 }, 'token, dataDirectory'],
])('one that does not fit is refused by the place: %j', (change, place) => {
  expect(() => read(JSON.stringify({ ...GOOD, ...change }))).toThrow(new Error(`does not fit: ${place}`))
})

test('what is no JSON is refused, and none of it repeated', () => {
  expect(() => read('{"token":"hunter2"')).toThrow(new Error('does not fit: JSON'))
  expect(() => read('"hunter2"')).toThrow(new Error('does not fit: the whole'))
})
