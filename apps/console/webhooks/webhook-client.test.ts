import type { CityApi } from '@hefu/app-browser/city-api'
import { expect, test } from 'vitest'
import { addWebhook, endWebhook, listDeliveries, listWebhooks } from './webhook-client.ts'

const HOOK = { id: 'a_-1', url: 'https://hooks.water.example/told', ended: false }

/** An interface that answers each path as told, and notes what it was asked. */
function fakeApi(answers: Readonly<Record<string, unknown>>): CityApi & { readonly asked: string[] } {
  const asked: string[] = []
  const answer = (call: string): unknown => {
    asked.push(call)
    return answers[call]
  }
  return {
    asked,
    get: async (path, shape) => shape(answer(`GET ${path}`)),
    getPast: async (path, shape) => shape(answer(`GET ${path}`)),
    picture: () => Promise.reject(new Error('no picture is asked for')),
    send: async (method, path, body, shape) => shape(answer(`${method} ${path} ${JSON.stringify(body)}`)),
  }
}

test('every question about webhooks says whose they are', async () => {
  const call = { message: 'm', attempt: 2, outcome: 'failed', status: 503, at: 1_800_000_000 }
  const api = fakeApi({
    'GET /officers/webhooks?custodian=water': { webhooks: [HOOK] },
    [`POST /officers/webhooks?custodian=water {"url":"${HOOK.url}"}`]: { ...HOOK, secret: 'whsec_x' },
    'GET /officers/webhooks/a_-1/deliveries?custodian=water': { deliveries: [{ ...call, reason: 'status' }] },
  })
  expect(await listWebhooks(api, 'water')).toEqual([HOOK])
  expect(await addWebhook(api, 'water', HOOK.url)).toEqual({ ...HOOK, secret: 'whsec_x' })
  expect(await listDeliveries(api, 'water', HOOK.id)).toEqual([call])
  await endWebhook(api, 'water', HOOK.id)
  expect(api.asked.at(-1)).toBe('DELETE /officers/webhooks/a_-1?custodian=water null')
})
