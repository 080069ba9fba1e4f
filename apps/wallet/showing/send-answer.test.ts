import { expect, test } from 'vitest'
import { quietNetwork } from '../net/quiet-network.ts'
import { sendAnswer } from './send-answer.ts'

const AT = 'https://exams.city.example/answers'

function network(answer: () => Response | Promise<Response>, online = true) {
  const sent: { readonly url: string; readonly init: RequestInit | undefined }[] = []
  const fetch = async (url: string, init?: RequestInit): Promise<Response> => {
    sent.push({ url, init })
    return answer()
  }
  return { sent, network: quietNetwork({ fetch, isOnline: () => online }) }
}

test('an answer goes to its address once, with nothing beside the pass', async () => {
  const { sent, network: quiet } = network(() => new Response(null, { status: 204 }))
  await sendAnswer(AT, 'HF1:PASS', quiet)
  expect(sent).toHaveLength(1)
  expect(sent[0]).toMatchObject({
    url: AT,
    init: { method: 'POST', body: '{"pass":"HF1:PASS"}', credentials: 'omit', redirect: 'error' },
  })
})

test.each([
  [{ next: 'https://exams.city.example/asks/7' }, 'https://exams.city.example/asks/7'],
  [{ next: 'https://elsewhere.example/asks/7' }, null],
  [{ next: 'javascript:alert(1)' }, null],
  [{ next: 7 }, null],
  [null, null],
  ['<html>', null],
])('its holder goes on at the same service and nowhere else: %j', async (body, next) => {
  const { network: quiet } = network(() => Response.json(body))
  expect(await sendAnswer(AT, 'HF1:PASS', quiet)).toBe(next)
})

test.each([
  ['answer-refused', 409],
  ['service-down', 503],
  ['service-down', 429],
])('what became of it is said: %s for %d', async (code, status) => {
  const { network: quiet } = network(() => new Response(null, { status }))
  await expect(sendAnswer(AT, 'HF1:PASS', quiet)).rejects.toMatchObject({ code })
})

test('a service that cannot be reached is not taken for the city', async () => {
  const lost = () => Promise.reject(new TypeError('no route'))
  await expect(sendAnswer(AT, 'HF1:PASS', network(lost).network)).rejects.toMatchObject({ code: 'service-down' })
  await expect(sendAnswer(AT, 'HF1:PASS', network(lost, false).network)).rejects.toMatchObject({ code: 'offline' })
})

test('nothing is sent while a pass is on the screen', async () => {
  const { sent, network: quiet } = network(() => new Response(null, { status: 204 }))
  quiet.hold()
  await expect(sendAnswer(AT, 'HF1:PASS', quiet)).rejects.toMatchObject({ code: 'showing' })
  expect(sent).toEqual([])
})
