import {
  isStale,
  judgePublicCode,
  type LabelKey,
  looksLike,
  type PublicCode,
  type PublicCodeReason,
  type TrustBundle,
} from '@hefu/standard'

/** What a scanned text is, by the register on this device. Nothing was opened or asked to find out. */
export type JudgedCode =
  | {
      readonly what: 'genuine'
      readonly code: PublicCode
      readonly key: LabelKey
      /** The address of its page, as it was signed. */
      readonly href: string
    }
  | {
      readonly what: 'refused'
      readonly reason: PublicCodeReason
      /** Where it leads, in ASCII. */
      readonly host: string
      /** The registered host that it might be taken for. */
      readonly twin: string | null
      readonly cautions: readonly AddressCaution[]
    }
  | {
      readonly what: 'address'
      readonly href: string
      readonly host: string
      readonly twin: string | null
      readonly cautions: readonly AddressCaution[]
    }
  /** An address while there is no register to judge it by. */
  | { readonly what: 'unjudged'; readonly host: string }
  | { readonly what: 'text' }

/** What is odd about an address, whoever it belongs to. */
export type AddressCaution =
  /** Letters of another writing: a part of the host begins with `xn--`. */
  | 'other-letters'
  /** Something before an at sign, there to be taken for the host. */
  | 'before-at'
  /** A number in the place of a name. */
  | 'number'
  /** `http`: whoever is on the way reads and changes it. */
  | 'not-encrypted'

/** How old the register is by which a code was judged. */
export interface RegisterAge {
  /** Unix seconds. */
  readonly issuedAt: number
  /** Seconds. */
  readonly age: number
  /** Older than a gate would rely on. */
  readonly stale: boolean
}

/** Judges a scanned text offline. Never throws, whatever the text. @param now Unix seconds */
export async function judgeCode(text: string, bundle: TrustBundle | null, now: number): Promise<JudgedCode> {
  const keys = bundle?.labelKeys ?? []
  const verdict = await judgePublicCode(text, keys, now)
  if (verdict.verdict === 'no-code') return { what: 'text' }
  const url = new URL(text)
  const host = url.hostname
  if (!bundle) return { what: 'unjudged', host }
  if (verdict.verdict === 'genuine') return { what: 'genuine', code: verdict.code, key: verdict.key, href: url.href }
  const hosts = [...new Set(keys.map(({ origin }) => new URL(origin).hostname))]
  const twin = hosts.includes(host) ? null : (hosts.find((real) => looksLike(host, [real])) ?? null)
  const about = { host, twin, cautions: cautionsOf(url) }
  return verdict.verdict === 'refused'
    ? { what: 'refused', reason: verdict.reason, ...about }
    : { what: 'address', href: url.href, ...about }
}

/** The age of a register. */
export function registerAge(bundle: TrustBundle, now: number): RegisterAge {
  return { issuedAt: bundle.issuedAt, age: Math.max(0, now - bundle.issuedAt), stale: isStale(bundle, now) }
}

function cautionsOf({ protocol, hostname, username, password }: URL): readonly AddressCaution[] {
  const found: readonly (AddressCaution | false)[] = [
    (username !== '' || password !== '') && 'before-at',
    hostname.split('.').some((part) => part.startsWith('xn--')) && 'other-letters',
    (hostname.startsWith('[') || /^[0-9.]+$/.test(hostname)) && 'number',
    protocol === 'http:' && 'not-encrypted',
  ]
  return found.filter((caution) => caution !== false)
}
