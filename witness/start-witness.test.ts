import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openNote, parseVerifierKey } from '@hefu/log'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { type StartWitnessOptions, startWitness } from './start-witness.ts'
import { testLog } from './test/test-log.ts'
import { loadWitnessKey } from './witness-key.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hefu-witness-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
})

async function start(options: Partial<StartWitnessOptions> = {}) {
  const log = await testLog()
  const witness = await startWitness({ folder, host: '127.0.0.1', port: 0, logs: [log.signer.key], ...options })
  onTestFinished(() => witness.stop())
  return { witness, log }
}

function add(url: string, body: string): Promise<Response> {
  return fetch(`${url}/add-checkpoint`, { method: 'POST', body })
}

describe('a witness process', () => {
  test('keeps its key and its memory over a restart', async () => {
    const first = await start()
    const answer = await add(first.witness.url, await first.log.request(0, 20))
    expect(answer.status).toBe(200)
    const note = (await first.log.note(20)) + (await answer.text())
    const key = await parseVerifierKey(first.witness.verifierKey)
    expect((await openNote(note, [key])).signers).toEqual([key])
    await Promise.all([first.witness.stop(), first.witness.stop()])

    const second = await start()
    expect(second.witness.verifierKey).toBe(first.witness.verifierKey)
    expect((await add(second.witness.url, await second.log.request(0, 20))).status).toBe(409)
    expect((await add(second.witness.url, await second.log.request(20, 47))).status).toBe(200)
  })

  test('says that its port is taken', async () => {
    const { witness } = await start()
    await expect(start({ port: Number(new URL(witness.url).port) })).rejects.toMatchObject({ code: 'address-in-use' })
  })
})

describe('the key of a witness', () => {
  test('is made once, also by two that start together, and keeps its name', async () => {
    const [one, two] = await Promise.all([loadWitnessKey(folder), loadWitnessKey(folder)])
    expect(one.key).toEqual(two.key)
    expect(one.key).toMatchObject({
      kind: 'cosignature/v1',
      name: expect.stringMatching(/^hefu-witness\/[0-9a-f]{12}$/),
    })
    await expect(loadWitnessKey(folder, 'witness.example/w1')).rejects.toMatchObject({ code: 'witness-key' })
  })

  test('may be named when it is made', async () => {
    await expect(loadWitnessKey(folder, 'a name')).rejects.toMatchObject({ code: 'witness-key' })
    expect((await loadWitnessKey(folder, 'witness.example/w1')).key.name).toBe('witness.example/w1')
  })

  test('is not read where others may read it, or where it is damaged', async () => {
    await loadWitnessKey(folder)
    const path = join(folder, 'witness.key')
    await chmod(path, 0o644)
    await expect(loadWitnessKey(folder)).rejects.toMatchObject({ code: 'witness-key' })
    await chmod(path, 0o600)
    const text = await readFile(path, 'utf8')
    for (const damaged of ['', text.slice(0, 40), JSON.stringify({ name: 'a', seed: 'AAAA' })]) {
      await writeFile(path, damaged)
      await expect(loadWitnessKey(folder)).rejects.toMatchObject({ code: 'witness-key' })
    }
  })
})
