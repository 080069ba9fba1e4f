import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { REFUSAL_REASONS } from '@hefu/gate'
import * as standard from '@hefu/standard'
import type { RequestRefusal, WalletErrorCode } from '@hefu/wallet'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const documents = filesNamed('*.md').filter((path) => existsSync(join(root, path)))
const standardText = documents
  .filter((path) => path.startsWith('docs/standard/'))
  .map(read)
  .join('\n')

/** Every reason, so that one that is added has to be explained before this compiles. */
const REQUEST_REFUSALS: Readonly<Record<RequestRefusal, true>> = {
  malformed: true,
  'unknown-version': true,
  'stale-bundle': true,
  'unknown-service': true,
  'service-not-in-force': true,
  'slot-passed': true,
  'slot-ahead': true,
  'unknown-key': true,
  'bad-signature': true,
  'over-ask': true,
}
const WALLET_ERRORS: Readonly<Record<WalletErrorCode, true>> = {
  malformed: true,
  'unknown-type': true,
  'unknown-key': true,
  'wrong-type': true,
  'wrong-epoch': true,
  'entropy-changed': true,
  'invalid-signature': true,
  'key-ended': true,
  'service-not-in-force': true,
  'needs-request': true,
  'unregistered-attribute': true,
}

const PUBLIC_CODE_REASONS: Readonly<Record<standard.PublicCodeReason, true>> = {
  unsigned: true,
  malformed: true,
  'unknown-host': true,
  'look-alike-host': true,
  'unknown-key': true,
  'key-ended': true,
  'other-key': true,
  'bad-signature': true,
}

/** Files that git knows, or would if they were added. */
function filesNamed(pattern: string): string[] {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '--', pattern]
  return execFileSync('git', args, { cwd: root, encoding: 'utf8' }).split('\n').filter(Boolean)
}

function read(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '')
}

/** Where the links and images of a document lead, within this repository. */
function relativeLinks(text: string): string[] {
  const targets = Array.from(withoutCode(text).matchAll(/\]\(([^)\s]+)\)|(?:src|srcset|href)="([^"]+)"/g))
  return targets.map(([, link, attribute]) => link ?? attribute ?? '').filter((target) => !/^[a-z]+:/.test(target))
}

/** A heading's anchor, as GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

function anchorsOf(path: string): string[] {
  return Array.from(withoutCode(read(path)).matchAll(/^#+ (.+)$/gm), ([, heading = '']) => anchorOf(heading))
}

function isBroken(from: string, target: string): boolean {
  const [path = '', anchor] = target.split('#')
  const file = path === '' ? from : join(dirname(from), path)
  if (!existsSync(join(root, file))) return true
  return anchor !== undefined && file.endsWith('.md') && !anchorsOf(file).includes(anchor)
}

/** Files of this repository that a document names in code quotes, such as `packages/gate/gate.test.ts`. */
function filesQuoted(text: string): string[] {
  const quoted = Array.from(withoutCode(text).matchAll(/`([^`\n]+)`/g), ([, code = '']) => code)
  return quoted.filter((code) =>
    /^(apps|bench|cli|city|demo|docs|e2e|packages|server|services|tools|witness)\/[\w./-]*[\w/]$/.test(code),
  )
}

/** What a build or a first run makes. */
function isBuilt(path: string): boolean {
  return /\/(dist|paraglide)(\/|$)/.test(path)
}

/** Those that a document of the standard does not name in code quotes. */
function unexplained(path: string, words: readonly string[]): string[] {
  const text = read(path)
  return words.filter((word) => !text.includes(`\`${word}\``))
}

/** Tests that a document cites: a file in code quotes, then words of its tests, each in quotes, in brackets. */
function testsCited(text: string): { readonly file: string; readonly words: string }[] {
  const cited = text.replaceAll(/\s+/g, ' ').matchAll(/`([^`]+\.test\.tsx?)` \(([^)]+)\)/g)
  return Array.from(cited).flatMap(([, file = '', list = '']) =>
    Array.from(list.matchAll(/"([^"]+)"/g), ([, words = '']) => ({ file, words })),
  )
}

describe('the documents', () => {
  test('every link leads somewhere', () => {
    const links = documents.flatMap((path) => relativeLinks(read(path)).map((target) => ({ path, target })))
    expect(links.filter(({ path, target }) => isBroken(path, target))).toEqual([])
    expect(links.length).toBeGreaterThan(50)
  })

  test('name no file that is not there', () => {
    const named = documents.flatMap((path) => filesQuoted(read(path)).map((file) => ({ path, file })))
    expect(named.filter(({ file }) => !existsSync(join(root, file)) && !isBuilt(file))).toEqual([])
    expect(named.length).toBeGreaterThan(50)
  })

  test('cite no test that is not there', () => {
    const cited = documents.flatMap((path) => testsCited(read(path)).map((citation) => ({ path, ...citation })))
    expect(cited.filter(({ file, words }) => !existsSync(join(root, file)) || !read(file).includes(words))).toEqual([])
    expect(cited.length).toBeGreaterThan(5)
  })

  test('list every decision', () => {
    const decisions = readdirSync(join(root, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name))
    expect(relativeLinks(read('docs/decisions/README.md')).sort()).toEqual(decisions.sort())
  })
})

describe('the standard explains', () => {
  test('every reason for which a gate refuses', () => {
    expect(unexplained('docs/standard/4-gates.md', REFUSAL_REASONS)).toEqual([])
  })

  test('every reason for which a wallet does not ask its holder', () => {
    expect(unexplained('docs/standard/3-showings.md', Object.keys(REQUEST_REFUSALS))).toEqual([])
  })

  test('every reason for which a wallet refuses an issuer, or to show', () => {
    expect(unexplained('docs/standard/2-credentials.md', Object.keys(WALLET_ERRORS))).toEqual([])
  })

  test('every reason for which a public code is refused', () => {
    expect(unexplained('docs/standard/8-public-codes.md', Object.keys(PUBLIC_CODE_REASONS))).toEqual([])
  })

  test('every format that the code writes', () => {
    const writers = Object.keys(standard).filter((name) => /^encode|^sign[A-Z]|ToCbor$|Message$/.test(name))
    expect(writers.filter((name) => !new RegExp(`\\b${name}\\b`).test(standardText))).toEqual([])
    expect(writers.length).toBeGreaterThan(10)
  })

  test('every file of vectors', () => {
    const files = readdirSync(join(root, 'docs/standard/vectors')).map((name) => `vectors/${name}`)
    expect(unexplained('docs/standard/vectors.md', files)).toEqual([])
  })
})
