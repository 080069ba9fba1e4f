import { type Listening, listen } from '@hefu/server'
import type { SyntheticOfficer } from '@hefu/testing'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestCity, type TestCity } from '../test/test-city.ts'
import { CONSOLE } from '../test/test-officer.ts'
import { officerSession } from './officer-client.ts'
import { OFFICER_ROLES } from './officer-session.ts'

let city: TestCity
let server: Listening
let officer: SyntheticOfficer

beforeAll(async () => {
  city = await startTestCity()
  ;[officer] = city.register.officers
  server = await listen(getRequestListener(city.app.fetch), { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await server.drain()
  await city.close()
})

test('an officer signs in over HTTP as the console does, and goes on with what the city gave', async () => {
  const url = `http://127.0.0.1:${server.port}`
  const accessToken = city.signInOfficer({ officer: officer.id, roles: new Set(OFFICER_ROLES), custodian: null })
  const { origin } = city.config
  const headers = await officerSession(url, { origin, consoleOrigin: CONSOLE, officer, accessToken })
  const session = await fetch(`${url}/officers/session`, { headers: { ...headers } })
  expect(await session.json()).toMatchObject({ officer: officer.id, roles: [...OFFICER_ROLES] })
  const ended = await fetch(`${url}/officers/session`, { method: 'DELETE', headers: { ...headers } })
  expect(ended.status).toBe(204)
  const after = await fetch(`${url}/officers/session`, { headers: { ...headers } })
  expect(after.status).toBe(401)
})

test('whom the city refuses learns why', async () => {
  const url = `http://127.0.0.1:${server.port}`
  const { origin } = city.config
  const options = { origin, consoleOrigin: CONSOLE, officer }
  const resident = officerSession(url, { ...options, accessToken: city.signIn('somebody') })
  await expect(resident).rejects.toMatchObject({ code: 'no-officer-account' })
  const elsewhere = officerSession(url, { ...options, consoleOrigin: 'https://evil.example', accessToken: 'x' })
  await expect(elsewhere).rejects.toMatchObject({ code: 'cross-site-request' })
  await expect(officerSession('http://127.0.0.1:9', { ...options, accessToken: 'x' })).rejects.toMatchObject({
    code: 'city-down',
  })
})
