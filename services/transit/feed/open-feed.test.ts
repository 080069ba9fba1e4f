import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoFeedFiles, demoNetwork } from './demo-feed.ts'
import { openFeed } from './open-feed.ts'

const DEMO = fileURLToPath(new URL('demo-city', import.meta.url))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hefu-feed-'))
})
afterAll(() => rm(folder, { recursive: true }))

test('a feed is the same from a folder and from a zip of it', async () => {
  const zip = join(folder, 'feed.zip')
  await writeFile(zip, zipSync(Object.fromEntries(await demoFeedFiles())))
  const { lines } = await demoNetwork()
  expect((await openFeed(DEMO)).lines).toEqual(lines)
  expect((await openFeed(zip)).lines).toEqual(lines)
})

test('what is not there, is no feed, or lacks a table is refused by its name', async () => {
  await expect(openFeed(join(folder, 'none.zip'))).rejects.toMatchObject({ code: 'feed-invalid' })
  await expect(openFeed(fileURLToPath(import.meta.url))).rejects.toMatchObject({ code: 'feed-invalid' })
  await expect(openFeed(tmpdir())).rejects.toThrow(/agency\.txt/)
})
