import { describe, expect, test } from 'vitest'
import { ed25519KeyPair } from './ed25519.ts'
import type { NoteSigner } from './note-signer.ts'
import { openNote, signNote } from './signed-note.ts'
import { formatVerifierKey, parseVerifierKey, verifierKey } from './verifier-key.ts'

/** The example in the documentation of Go's golang.org/x/mod/sumdb/note, which C2SP signed-note describes. */
const NEUMANN = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
const NOTE = `${TEXT}\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`

async function signer(name: string, seedByte: number): Promise<NoteSigner> {
  const { privateKey, publicKey } = await ed25519KeyPair(new Uint8Array(32).fill(seedByte))
  return { key: await verifierKey(name, publicKey), privateKey }
}

describe('signed notes (C2SP signed-note)', () => {
  test('a note signed by another implementation opens', async () => {
    const key = await parseVerifierKey(NEUMANN)
    expect(formatVerifierKey(key)).toBe(NEUMANN)
    expect(await openNote(NOTE, [key])).toEqual({ text: TEXT, signers: [key], lines: [NOTE.slice(TEXT.length + 1)] })
  })

  test('a note of two signers names those that are known, each once', async () => {
    const [first, second] = [await signer('first.example', 1), await signer('second.example', 2)]
    const note = await signNote('text\n', [first, second])
    expect((await openNote(note, [first.key])).signers).toEqual([first.key])
    expect((await openNote(note, [first.key, second.key])).signers).toEqual([first.key, second.key])
    const twice = note + note.slice(note.indexOf('\u2014'))
    expect((await openNote(twice, [second.key])).signers).toEqual([second.key])
  })

  test('one letter altered is refused', async () => {
    const key = await parseVerifierKey(NEUMANN)
    await expect(openNote(NOTE.replace('answer', 'Answer'), [key])).rejects.toMatchObject({ code: 'bad-signature' })
  })

  test('one bad signature by a known key refuses a note that another known key signed', async () => {
    const [first, second] = [await signer('first.example', 1), await signer('second.example', 2)]
    const good = await signNote('text\n', [first])
    const bad = await signNote('other\n', [second])
    const note = good + bad.slice(bad.indexOf('\u2014'))
    await expect(openNote(note, [first.key, second.key])).rejects.toMatchObject({ code: 'bad-signature' })
    expect((await openNote(note, [first.key])).signers).toEqual([first.key])
  })

  test('the lines that are vouched for are those of known keys', async () => {
    const [first, second] = [await signer('first.example', 1), await signer('second.example', 2)]
    const [one, two] = await Promise.all([signNote('text\n', [first]), signNote('text\n', [second])])
    const line = two.slice('text\n\n'.length)
    expect((await openNote(one + line, [second.key])).lines).toEqual([line])
    expect(`text\n\n${(await openNote(one + line, [first.key])).lines.join('')}`).toBe(one)
  })

  test('a key of the same name and another value is another signer', async () => {
    const [real, other] = [await signer('city.example', 1), await signer('city.example', 2)]
    await expect(openNote(await signNote('text\n', [other]), [real.key])).rejects.toMatchObject({
      code: 'unknown-signer',
    })
  })

  test.each([
    ['no signature', 'text\n\n'],
    ['no empty line', 'text\n\u2014 a x08go/ZJ=\n'],
    ['no last newline', NOTE.slice(0, -1)],
    ['a tab', NOTE.replace('you', '\t')],
    ['text after the signatures', `${NOTE}more\n`],
    ['a signature that is not base64', `${TEXT}\n\u2014 PeterNeumann x08go?\n`],
    ['a signature shorter than a key id', `${TEXT}\n\u2014 PeterNeumann AAAA\n`],
  ])('refuses a note with %s', async (_, note) => {
    await expect(openNote(note, [await parseVerifierKey(NEUMANN)])).rejects.toMatchObject({ code: 'malformed-note' })
  })

  test('refuses a note over its cap', async () => {
    await expect(openNote(NOTE, [], 100)).rejects.toMatchObject({ code: 'too-large' })
  })

  test.each(['', 'text', 'a\u0000b\n', '\n'])('does not sign %j', async (text) => {
    await expect(signNote(text, [await signer('a', 1)])).rejects.toMatchObject({ code: 'malformed-note' })
  })

  test.each([
    NEUMANN.replace('c74f20a3', 'c74f20a4'),
    NEUMANN.replace('+ARpc', '+AhpcC'),
    NEUMANN.replace('PeterNeumann', 'Peter Neumann'),
    'PeterNeumann+c74f20a3',
  ])('refuses the verifier key %s', async (text) => {
    await expect(parseVerifierKey(text)).rejects.toMatchObject({ code: 'malformed-key' })
  })
})
