import {
  appendLeaf,
  EMPTY_FRONTIER,
  ed25519KeyPair,
  formatAddCheckpoint,
  formatCheckpoint,
  formatVerifierKey,
  leafHash,
  type NoteSigner,
  openNote,
  parseVerifierKey,
  rootOf,
  signNote,
  verifierKey,
} from '@hefu/log'
import { expect, test } from 'vitest'
import { runHefu } from '../hefu.ts'
import { run, type TestTerminal, testFolder, testTerminal } from '../test/test-terminal.ts'

const NOW = 1_795_000_000

async function signer(name: string): Promise<NoteSigner> {
  const { privateKey, publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(7))
  return { key: await verifierKey(name, publicKey), privateKey }
}

/** The first tree of a log, with one entry. */
async function firstRequest(log: NoteSigner, text: string): Promise<{ readonly note: string; readonly body: string }> {
  const { frontier } = appendLeaf(EMPTY_FRONTIER, leafHash(new TextEncoder().encode(text)))
  const note = await signNote(formatCheckpoint({ origin: log.key.name, size: 1, rootHash: rootOf(frontier) }), [log])
  return { note, body: formatAddCheckpoint({ oldSize: 0, proof: [], note }) }
}

/** A terminal that says when it has been told something, and can be told to stop. */
function stoppable(): TestTerminal & { stop(): void; told(words: RegExp): Promise<RegExpExecArray> } {
  const controller = new AbortController()
  let wake = Promise.withResolvers<void>()
  const terminal = testTerminal(NOW, {
    stopSignal: () => controller.signal,
    async warn(text) {
      terminal.warnings.push(text)
      wake.resolve()
      wake = Promise.withResolvers()
    },
  })
  return {
    ...terminal,
    stop: () => controller.abort(),
    async told(words) {
      for (;;) {
        const found = words.exec(terminal.warnings.join(''))
        if (found) return found
        await wake.promise
      }
    },
  }
}

test('a witness cosigns, says what it refuses, and stops; it comes back with the same key and memory', async () => {
  const folder = await testFolder()
  const log = await signer('log.example/city')
  const args = ['witness', '--data', folder.path('w'), '--log', formatVerifierKey(log.key), '--port', '0']
  const first = stoppable()
  const ended = runHefu([...args, '--name', 'witness.example/w1'], first)
  const [, url] = await first.told(/witness at (\S+), of log\.example\/city\n/)
  const [, key = ''] = await first.told(/verifier key (\S+)\n/)
  const { note, body } = await firstRequest(log, 'a')
  const answer = await fetch(`${url}/add-checkpoint`, { method: 'POST', body })
  const witness = await parseVerifierKey(key)
  expect(witness).toMatchObject({ name: 'witness.example/w1', kind: 'cosignature/v1' })
  expect((await openNote(note + (await answer.text()), [witness])).signers).toEqual([witness])

  const fork = await firstRequest(log, 'b')
  const again = fork.body.replace('old 0', 'old 1')
  expect((await fetch(`${url}/add-checkpoint`, { method: 'POST', body: again })).status).toBe(422)
  await first.told(/^hefu: 422 log\.example\/city: .+$/m)
  first.stop()
  expect(await ended).toBe(0)

  const second = stoppable()
  const endedAgain = runHefu(args, second)
  const [, other] = await second.told(/witness at (\S+),/)
  expect((await second.told(/verifier key (\S+)\n/))[1]).toBe(key)
  expect((await fetch(`${other}/add-checkpoint`, { method: 'POST', body })).status).toBe(409)
  second.stop()
  expect(await endedAgain).toBe(0)
})

test('says in one line what is wrong with what it is given', async () => {
  const folder = await testFolder()
  const log = formatVerifierKey((await signer('log.example/city')).key)
  const witness = formatVerifierKey(await verifierKey('w', new Uint8Array(32), 'cosignature/v1'))
  const at = ['witness', '--data', folder.path('w')]
  expect(await run(at, NOW)).toMatchObject({ code: 2, err: expect.stringMatching(/^hefu: usage: .*--log/) })
  expect(await run([...at, '--log', 'x'], NOW)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^hefu: malformed-key: /),
  })
  expect(await run([...at, '--log', witness], NOW)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^hefu: usage: .*witness/),
  })
  expect(await run([...at, '--log', log, '--name', 'a name'], NOW)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^hefu: witness-key: /),
  })
})
