import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPayments } from './load-payments.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hefu-payments-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function moduleWith(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

test('a provider is what a module exports', async () => {
  const path = await moduleWith(
    'bank.mjs',
    `export default { pay: async () => 'paid', find: async () => 'none', refund: async () => 'refused' }`,
  )
  expect(await (await loadPayments(path)).pay({ key: 'one', amount: 1, what: 'a ticket' })).toBe('paid')
})

test('the sandbox moves no money', async () => {
  expect(await (await loadPayments('sandbox')).find('never')).toBe('none')
})

test.each([
  ['is not there', 'none.mjs', null, /does not load/],
  ['does not load', 'broken.mjs', 'throw new Error("no bank")', /does not load/],
  ['exports something else', 'half.mjs', 'export default { pay() {} }', /has no find, refund/],
  ['exports nothing', 'empty.mjs', 'export {}', /has no pay, find, refund/],
])('a module that %s is refused', async (_, name, text, said) => {
  const path = text === null ? join(folder, name) : await moduleWith(name, text)
  await expect(loadPayments(path)).rejects.toMatchObject({
    code: 'payment-provider',
    message: expect.stringMatching(said),
  })
})
