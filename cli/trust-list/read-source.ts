import { createPublicKey, X509Certificate } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { toBase64 } from '@hefu/bytes'
import {
  type HealthFormat,
  keysOfJwks,
  keyUsagesOf,
  type Revoked,
  revokedOfCrl,
  type TrustedKey,
  thumbprintOf,
} from '@hefu/health'
import { CliError } from '../error.ts'

/** What the files that an operator has give of a trust list. */
export interface SourceContent {
  readonly keys: readonly TrustedKey[]
  readonly revoked: readonly Revoked[]
  /** Certificates that had ended. */
  readonly ended: number
}

/** What the files do not say themselves. */
export interface SourceDefaults {
  readonly kind: HealthFormat
  /** Of certificates that name no country. */
  readonly country: string | undefined
  /** The https address of a SMART Health Cards issuer. */
  readonly issuer: string | undefined
  readonly name: string | null
  /** Unix seconds; certificates that ended before are left out. Null keeps them. */
  readonly now: number | null
}

const MOST_BYTES = 2_000_000
const PEM = /-----BEGIN (CERTIFICATE|PUBLIC KEY)-----[\s\S]+?-----END \1-----/g
const NOTHING: SourceContent = { keys: [], revoked: [], ended: 0 }

/**
 * Reads a file, or every file of a folder: certificates (PEM or DER), public keys (PEM), a JWKS, or the revocation list of a key.
 *
 * @throws CliError `not-found`, `too-large` or `unreadable`
 */
export async function readSource(path: string, defaults: SourceDefaults): Promise<SourceContent> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new CliError('not-found', `there is no ${path}`, { cause })
  })
  if (!found.isDirectory()) return readOne(path, found.size, defaults)
  const parts: SourceContent[] = []
  for (const name of (await readdir(path)).sort()) parts.push(await readSource(join(path, name), defaults))
  return joined(parts)
}

/** All of them together. */
export function joined(parts: readonly SourceContent[]): SourceContent {
  return {
    keys: parts.flatMap(({ keys }) => keys),
    revoked: parts.flatMap(({ revoked }) => revoked),
    ended: parts.reduce((sum, { ended }) => sum + ended, 0),
  }
}

async function readOne(path: string, size: number, defaults: SourceDefaults): Promise<SourceContent> {
  if (size > MOST_BYTES) throw new CliError('too-large', `${path} is over ${MOST_BYTES} bytes`)
  const bytes = await readFile(path)
  const text = bytes.toString('utf8')
  try {
    if (text.trimStart().startsWith('{')) return readJsonSource(text, defaults)
    const blocks = text.match(PEM) ?? []
    if (blocks.length > 0) return joined(await Promise.all(blocks.map((block) => readPem(block, defaults))))
    return readCertificate(new X509Certificate(bytes), defaults)
  } catch (cause) {
    if (cause instanceof CliError) throw new CliError(cause.code, `${path}: ${cause.message}`, { cause })
    throw new CliError('unreadable', `${path} is no certificate, public key, JWKS or revocation list`, { cause })
  }
}

function readJsonSource(text: string, { kind, issuer, name }: SourceDefaults): SourceContent {
  if (kind === 'dcc') throw new CliError('usage', 'keys of DCC come as certificates')
  if (/"method"\s*:/.test(text)) return { ...NOTHING, revoked: [revokedOfCrl(text)] }
  return { ...NOTHING, keys: keysOfJwks(text, required(issuer), name) }
}

async function readPem(pem: string, defaults: SourceDefaults): Promise<SourceContent> {
  if (pem.includes('BEGIN CERTIFICATE')) return readCertificate(new X509Certificate(pem), defaults)
  if (defaults.kind === 'dcc') {
    throw new CliError('usage', 'a DCC names its key by the certificate: give that, not the key alone')
  }
  const publicKey = spkiOf(createPublicKey(pem))
  const { issuer, name } = defaults
  const kid = await thumbprintOf(publicKey)
  return { ...NOTHING, keys: [{ kid, issuer: required(issuer), name, publicKey, usages: null }] }
}

async function readCertificate(certificate: X509Certificate, defaults: SourceDefaults): Promise<SourceContent> {
  const { kind, country, issuer, name, now } = defaults
  if (now !== null && Date.parse(certificate.validTo) / 1000 <= now) return { ...NOTHING, ended: 1 }
  const publicKey = spkiOf(certificate.publicKey)
  if (kind === 'shc') {
    const kid = await thumbprintOf(publicKey)
    return { ...NOTHING, keys: [{ kid, issuer: required(issuer), name, publicKey, usages: null }] }
  }
  const named = /^C=([A-Z]{2})$/m.exec(certificate.subject)?.[1] ?? country
  if (named === undefined) throw new CliError('usage', 'the certificate names no country: give --country')
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(certificate.raw)))
  const usages = keyUsagesOf(certificate.keyUsage ?? [])
  return { ...NOTHING, keys: [{ kid: toBase64(hash.subarray(0, 8)), issuer: named, name, publicKey, usages }] }
}

function spkiOf(key: ReturnType<typeof createPublicKey>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(key.export({ type: 'spki', format: 'der' }))
}

function required(issuer: string | undefined): string {
  if (issuer === undefined) throw new CliError('usage', 'whose keys these are is to be said: --issuer https://...')
  return issuer
}
