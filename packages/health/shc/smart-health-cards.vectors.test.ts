import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import { sharedVectors } from '../../../tools/shared-vectors.ts'
import { checkHealthCode, type HealthVerdict } from '../check-health-code.ts'
import { readHealthCode, readHealthFile } from '../read-health-code.ts'
import { plain } from '../test/plain.ts'
import { keysOfJwks, revokedOfCrl } from '../trust/jwks.ts'
import { parseTrustList, type TrustList } from '../trust/trust-list.ts'
import { writeTrustList } from '../trust/write-trust-list.ts'
import { readCardFile } from './card-file.ts'
import { readHealthCardJws } from './jws.ts'
import { type CollectedParts, numericCodes } from './numeric.ts'

/** A day on which the cards had been issued, and the one that ends had not. */
const NOW = 1_700_000_000

/** What the specification says of each example; the fourth is on its issuer's revocation list. */
const VERDICTS = ['genuine', 'genuine', 'genuine', 'revoked'] as const

const folder = sharedVectors('shc')
const read = (name: string): string => readFileSync(join(folder ?? '', name), 'utf8').trim()
const json = (name: string): unknown => JSON.parse(read(name))
const used = new Set<string>()
const list = folder ? ownTrustList() : null

/** What each kind of file is to give, by the letter in its name. */
const STEPS: Readonly<Record<string, (name: string, example: number) => Promise<void> | void>> = {
  'a-fhirBundle': async (name, example) => {
    const { content } = await readHealthCardJws(read(`example-0${example}-d-jws.txt`))
    const credential = plain(content) as { vc: { credentialSubject: { fhirBundle: { entry: unknown[] } } } }
    // The card's bundle is minified, as the specification asks: it has the entries of the first, in their order.
    const whole = json(name) as { entry: unknown[] }
    expect(credential.vc.credentialSubject.fhirBundle.entry).toHaveLength(whole.entry.length)
  },
  'b-jws-payload-expanded': async (name, example) => expectContent(name, example),
  'c-jws-payload-minified': async (name, example) => expectContent(name, example),
  'd-jws': async (name, example) => expect(await verdictOf(await fileOf(read(name)))).toBe(VERDICTS[example]),
  'e-file': async (name, example) => {
    expect(readCardFile(read(name))).toEqual([read(`example-0${example}-d-jws.txt`)])
    expect(await verdictOf(await fileOf(read(name)))).toBe(VERDICTS[example])
  },
  'f-qr-code-numeric-value': async (name, example) => {
    const codes = files().filter((file) => file.startsWith(`example-0${example}-f-`))
    let collected: CollectedParts | null = null
    for (const [index, code] of codes.entries()) {
      const result = await readHealthCode(read(code), collected)
      if (index < codes.length - 1) {
        collected = result.outcome === 'part' ? result.collected : null
        expect(collected?.parts.size).toBe(index + 1)
      } else {
        expect(result).toMatchObject({ outcome: 'read', code: { text: read(`example-0${example}-d-jws.txt`) } })
      }
    }
    expect(codes).toContain(name)
  },
}

describe.skipIf(!folder)('SMART Health Cards (smart-on-fhir/health-cards, examples)', () => {
  test.each(folder ? files().filter((name) => name.startsWith('example-')) : [])('%s', async (name) => {
    const [, example = '', kind = ''] = /^example-0(\d)-([a-z-]+)/i.exec(name) ?? []
    await STEPS[kind.replace(/-$/, '')]?.(name, Number(example))
    used.add(name)
  })

  test('the codes that are written again are the codes that were read', () => {
    expect(numericCodes(read('example-00-d-jws.txt'))).toEqual([read('example-00-f-qr-code-numeric-value-0.txt')])
  })

  test('every file is accounted for', () => {
    for (const name of ['issuer/.well-known/jwks.json', ...crlNames()]) used.add(name)
    process.stdout.write(`shc: ${used.size} passed, 0 with a stated reason\n`)
    expect([...used].sort()).toEqual(files())
  })
})

async function expectContent(name: string, example: number): Promise<void> {
  const { content } = await readHealthCardJws(read(`example-0${example}-d-jws.txt`))
  expect(isDeepStrictEqual(plain(content), plain(json(name)))).toBe(true)
}

/** A JWS alone is read as the file that would hold it. */
async function fileOf(text: string): Promise<string> {
  return text.startsWith('{') ? text : JSON.stringify({ verifiableCredential: [text] })
}

async function verdictOf(file: string): Promise<HealthVerdict['verdict'] | string> {
  const result = await readHealthFile(file)
  if (result.outcome !== 'read' || !list) return 'unread'
  const [code] = result.codes
  if (!code) return 'unread'
  const checked = await checkHealthCode(code, [list], NOW)
  return checked.verdict === 'genuine' ? 'genuine' : checked.reason
}

function files(): readonly string[] {
  return readdirSync(folder ?? '', { recursive: true, encoding: 'utf8', withFileTypes: false })
    .filter((name) => /\.(json|txt|smart-health-card)$/.test(name))
    .sort()
}

function crlNames(): readonly string[] {
  return files().filter((name) => name.startsWith('issuer/.well-known/crl/'))
}

/** The issuer's keys and revocation lists, written to a trust list file and read again. */
function ownTrustList(): TrustList | null {
  const made = writeTrustList({
    kind: 'shc',
    issuedAt: NOW,
    keys: keysOfJwks(read('issuer/.well-known/jwks.json'), 'https://spec.smarthealth.cards/examples/issuer', null),
    revoked: crlNames().map((name) => revokedOfCrl(read(name))),
  })
  const result = parseTrustList(made)
  return result.outcome === 'read' ? result.list : null
}
