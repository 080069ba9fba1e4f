import { expect, test } from 'vitest'
import { together } from './together.ts'

function loading() {
  const asked: (readonly string[])[] = []
  const waiting: ((values: readonly string[]) => void)[] = []
  const find = together<string>(
    (ids) => {
      asked.push(ids)
      return new Promise((resolve) => waiting.push(resolve))
    },
    (value) => value,
  )
  return { asked, waiting, find }
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('what is asked for in one turn is loaded together, and once', async () => {
  const { asked, waiting, find } = loading()
  const found = Promise.all([find('a'), find('b'), find('a')])
  await turn()
  expect(asked).toEqual([['a', 'b']])
  waiting[0]?.(['b'])
  expect(await found).toEqual([null, 'b', null])
})

test('what comes while three loads are under way waits, and goes together', async () => {
  const { asked, waiting, find } = loading()
  const found: Promise<string | null>[] = []
  for (const id of ['a', 'b', 'c', 'd', 'e']) {
    found.push(find(id))
    await turn()
  }
  expect(asked).toEqual([['a'], ['b'], ['c']])
  waiting[1]?.(['b'])
  expect(await found[1]).toBe('b')
  await turn()
  expect(asked[3]).toEqual(['d', 'e'])
  for (const resolve of waiting) resolve(['a', 'c', 'd', 'e'])
  expect(await Promise.all(found)).toEqual(['a', 'b', 'c', 'd', 'e'])
})

test('a load that fails fails for those who waited for it, and for nobody after', async () => {
  let fails = true
  const find = together<string>(
    async (ids) => {
      if (fails) throw new Error('down')
      return ids
    },
    (value) => value,
  )
  await expect(find('a')).rejects.toThrow('down')
  fails = false
  expect(await find('a')).toBe('a')
})
