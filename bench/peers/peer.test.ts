import { describe, expect, test } from 'vitest'
import { assertHonest, type Peer, type Task } from './peer.ts'

const task: Task = {
  header: Uint8Array.of(1),
  presentationHeader: Uint8Array.of(2),
  messages: [Uint8Array.of(10), Uint8Array.of(11), Uint8Array.of(12)],
  disclosed: [1],
}
const proof = Uint8Array.of(1, 2, 3)
const isProof = (given: Uint8Array): boolean => given.join() === proof.join()
const isMessage = (given: Uint8Array | undefined): boolean => given?.join() === '11'

const honest: Peer = {
  name: 'honest',
  prove: () => proof,
  verify: (given, disclosed) => isProof(given) && isMessage(disclosed.get(1)),
}

describe('before a peer is timed', () => {
  test('one that checks passes', async () => {
    expect(await assertHonest(honest, task)).toBe(proof)
  })

  test('throwing at an altered proof is a way to refuse it', async () => {
    const strict: Peer = {
      ...honest,
      verify: (given, disclosed) => {
        if (!isProof(given)) throw new Error('not a proof')
        return isMessage(disclosed.get(1))
      },
    }
    expect(await assertHonest(strict, task)).toBe(proof)
  })

  test.each<[string, Peer['verify'], string]>([
    ['accepts everything', () => true, 'accepts another message'],
    ['does not look at the proof', (_, disclosed) => isMessage(disclosed.get(1)), 'accepts an altered proof'],
    ['does not look at the messages', isProof, 'accepts another message'],
    ['accepts nothing', () => false, 'refuses its own proof'],
  ])('one that %s is found out', async (_, verify, complaint) => {
    await expect(assertHonest({ ...honest, verify }, task)).rejects.toThrow(`honest ${complaint}`)
  })
})
