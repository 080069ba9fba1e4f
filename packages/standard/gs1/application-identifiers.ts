import { hasGs1CheckDigit } from './check-digit.ts'

/** A GS1 key that names organisations, places or things, with what may stand behind it. */
export interface Gs1KeyRule {
  /** What the number is called. */
  readonly title: string
  /** Whether a value fits: length, characters, check digit. */
  readonly fits: (value: string) => boolean
  /** Application identifiers that may follow, in the one order in which they do; each may be left out. */
  readonly qualifiers: readonly string[]
}

/** GS1 AI encodable character set 82 (General Specifications, figure 7.11-1). */
const SET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/

/**
 * The keys of a city's organisations, places and things (GS1 Digital Link URI Syntax, section 4.3; formats by the General Specifications,
 * section 3). Keys of shipments, coupons, documents and patients name nothing that carries a public code.
 */
export const GS1_KEYS: Readonly<Record<string, Gs1KeyRule>> = {
  '01': { title: 'GTIN', fits: digits(14), qualifiers: ['22', '10', '21'] },
  '414': { title: 'GLN', fits: digits(13), qualifiers: ['254'] },
  '417': { title: 'GLN', fits: digits(13), qualifiers: [] },
  '8003': { title: 'GRAI', fits: isGrai, qualifiers: [] },
  '8004': { title: 'GIAI', fits: isGiai, qualifiers: [] },
}

/** What a qualifier's value fits into: consumer product variant, batch, serial number, extension of a place. */
export const GS1_QUALIFIERS: Readonly<Record<string, (value: string) => boolean>> = {
  '22': text(20),
  '10': text(20),
  '21': text(20),
  '254': text(20),
}

function digits(length: number): (value: string) => boolean {
  return (value) => value.length === length && hasGs1CheckDigit(value)
}

function text(most: number): (value: string) => boolean {
  return (value) => value.length <= most && SET_82.test(value)
}

/** A zero, an asset type of 13 digits with its check digit, and a serial number where there is one. */
function isGrai(value: string): boolean {
  return (
    value.startsWith('0') && hasGs1CheckDigit(value.slice(1, 14)) && (value.length === 14 || text(16)(value.slice(14)))
  )
}

/** A GS1 company prefix, which has four digits at the least, and what the company says of the asset. */
function isGiai(value: string): boolean {
  return /^\d{4}/.test(value) && text(30)(value)
}
