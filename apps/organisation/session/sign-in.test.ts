import { type CityApi, cityApi } from '@hefu/app-browser/city-api'
import { expect, test } from 'vitest'
import { readAnswer } from './read-answer.ts'
import { signInFor } from './sign-in-for.ts'

const ACTING = { organisation: 'noodles-7', powers: ['represent'], until: 1_800_000_000 }

/** A city that signs in for one organisation, and what it was asked. */
function city(): { readonly api: CityApi; readonly asked: readonly string[] } {
  const asked: string[] = []
  const api = cityApi('https://city.example', async (url, init = {}) => {
    asked.push(`${init.method} ${new URL(url).pathname} ${init.body}`)
    return init.method === 'DELETE' ? new Response(null, { status: 204 }) : Response.json(ACTING)
  })
  return { api, asked }
}

test('the answer of a wallet is sent as it stands, and nothing else is', () => {
  expect(readAnswer('HF1:ABC')).toBe('HF1:ABC')
})

test.each([
  ['HQ1:ABC', 'own-request'],
  ['HG1:ABC', 'grant-code'],
  ['HT1:ABC', 'no-answer'],
  ['https://city.example/o/noodles-7', 'no-answer'],
  ['', 'no-answer'],
])('%s is told from an answer: %s', (text, code) => {
  expect(() => readAnswer(text)).toThrow(expect.objectContaining({ code }))
})

test.each(['', 'noodles-7'])('who is meant is signed in: %s', async (organisation) => {
  const { api, asked } = city()
  expect(await signInFor(api, organisation, 'HF1:ABC')).toEqual(ACTING)
  expect(asked).toEqual(['POST /organisation/session {"pass":"HF1:ABC"}'])
})

test("another organisation's mandate signs nobody in", async () => {
  const { api, asked } = city()
  const refused = expect.objectContaining({ code: 'other-organisation' })
  await expect(signInFor(api, 'hotpot-88', 'HF1:ABC')).rejects.toEqual(refused)
  expect(asked.at(-1)).toBe('DELETE /organisation/session {}')
})
