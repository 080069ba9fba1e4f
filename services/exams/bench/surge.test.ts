import { expect, test } from 'vitest'
import { surge } from './surge.ts'

test('a surge lets everybody come once and ask again with their own place when told, and counts what fails', async () => {
  const asked = new Map<string, number>()
  let given = 0
  const result = await surge(
    async (_path, _body, place) => {
      const own = place ?? `place-${++given}`
      asked.set(own, (asked.get(own) ?? 0) + 1)
      if (own === 'place-7') return { status: 503, body: null }
      const standing = place === undefined ? 'waiting' : 'called'
      return { status: 200, body: { standing, place: own, ask_again_after: 0.05 } }
    },
    50,
    0.5,
  )
  expect(given).toBe(50)
  expect(Math.max(...asked.values())).toBe(2)
  expect(asked.get('place-7')).toBe(1)
  expect(result.failed).toBe(1)
  expect(result.requests).toBe(50 + result.called)
  expect(result.called).toBeGreaterThan(20)
})
