import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { deviceGuard } from './device-guard.ts'
import { deviceToken, isSameToken } from './device-token.ts'

const SECRET = new Uint8Array(32).fill(7)
const tokenOf = (device: string): string => deviceToken(SECRET, 'pool turnstile', device)
const app = new Hono().post(
  '/api/turnstiles/:turnstile/sync',
  deviceGuard({
    devices: [{ id: 'north' }, { id: 'south' }],
    tokenOf,
    parameter: 'turnstile',
    refusal: { code: 'unknown-turnstile', title: 'Not the token of a turnstile.' },
  }),
  (c) => c.json({ told: c.req.param('turnstile') }),
)
const sync = (device: string, authorization?: string): Response | Promise<Response> =>
  app.request(`/api/turnstiles/${device}/sync`, {
    method: 'POST',
    headers: authorization === undefined ? {} : { Authorization: authorization },
  })

test('a device of the configuration is let through with its own token', async () => {
  const answer = await sync('north', `Bearer ${tokenOf('north')}`)
  expect(await answer.json()).toEqual({ told: 'north' })
})

test.each([
  ['north', undefined],
  ['north', tokenOf('north')],
  ['north', `Bearer ${tokenOf('south')}`],
  ['north', `Bearer ${tokenOf('north')}x`],
  ['north', 'Bearer '],
  // Its token is right, and it was taken out of the configuration.
  ['east', `Bearer ${tokenOf('east')}`],
])('%s with %j is told that it is none', async (device, authorization) => {
  const answer = await sync(device, authorization)
  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ code: 'unknown-turnstile', title: 'Not the token of a turnstile.' })
})

test('a token is another one for another device, kind or key, and stays what it is', () => {
  const tokens = [
    tokenOf('north'),
    tokenOf('south'),
    deviceToken(SECRET, 'pool locker', 'north'),
    deviceToken(new Uint8Array(32).fill(8), 'pool turnstile', 'north'),
  ]
  expect(new Set(tokens).size).toBe(4)
  expect(isSameToken(tokens[0] ?? '', tokenOf('north'))).toBe(true)
  // Devices keep theirs for years.
  expect(deviceToken(SECRET, 'transit gate', 'square-in')).toBe('hkgtpZZb9lF0QOhEMSi_1Xr5oXau5LIdUruo-4I9N_E')
  expect(deviceToken(SECRET, 'parking barrier', 'harbour-in')).toBe('d_cOXasr_vnNOkdaQA0r7ZjunPbLTsMFowY1qoe3WDY')
})
