import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { env, stderr } from 'node:process'
import { ascii, fromHexConstant as unhex } from '../octets.ts'
import type { RandomSource } from '../random.ts'
import { expandMessage } from '../suite.ts'

const ROOT = new URL('../../../../shared/vectors/bbs/', import.meta.url)

/** The specification vectors of one draft. They lie beside the repository; a build server must have them. */
export interface VectorFolder {
  readonly present: boolean
  /** Paths of the files in a folder, in order; `.` is the folder itself. */
  list(folder: string): string[]
  /** Reads a file and notes that it was used. */
  read<Content>(path: string): Content
  /** Files that no test has read. */
  unread(): string[]
}

export function vectorFolder(name: 'core' | 'blind' | 'pseudonym'): VectorFolder {
  const root = new URL(`${name}/`, ROOT)
  const present = existsSync(root)
  if (!present && env.CI === 'true') throw new Error(`the vectors of ${name} are missing`)
  if (!present) stderr.write(`the ${name} vectors are not there: their tests do not run\n`)
  const all = present ? readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(isJson).sort() : []
  const used = new Set<string>()
  return {
    present,
    list: (folder) => all.filter((path) => path.startsWith(`${folder}/`)),
    read(path) {
      used.add(path)
      return JSON.parse(readFileSync(new URL(path, root), 'utf8'))
    },
    unread: () => all.filter((path) => !used.has(path)),
  }
}

function isJson(path: string): boolean {
  return path.endsWith('.json')
}

/** The drafts' seeded random scalars, as the random source that yields them: 48 octets at a time. */
export function mockedRandom(dst: string, count: number, seed = '3.141592653589793238462643383279'): RandomSource {
  const octets = expandMessage(ascii(seed), ascii(dst), 48 * count)
  let at = 0
  return (length) => {
    if (at + length > octets.length) throw new Error('more random octets drawn than the vector has')
    at += length
    return octets.slice(at - length, at)
  }
}

export { unhex }

/** A scalar of a fixture: some are written without their leading zeros. */
export function unhexScalar(text: string): Uint8Array {
  return unhex(text.padStart(64, '0'))
}

export function hex(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('')
}

/** A map of indexes to hexadecimal messages, as the drafts' fixtures have it. */
export function messageMap(fixture: Readonly<Record<string, string>> | null): Map<number, Uint8Array> {
  return new Map(Object.entries(fixture ?? {}).map(([index, message]) => [Number(index), unhex(message)]))
}

export const PROOF_DST = 'BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_H2G_HM2S_PROOF_MOCK_RANDOM_SCALARS_DST_'
export const COMMIT_DST = 'BBS_BLS12381G1_XMD:SHA-256_SSWU_RO_H2G_HM2S_COMMIT_MOCK_RANDOM_SCALARS_DST_'
