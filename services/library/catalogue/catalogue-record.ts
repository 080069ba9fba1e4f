import { isSubjectId } from '@hefu/standard'
import type { MarcRecord } from 'marcjs'
import { subjectClassOf } from './subject-classes.ts'

/** A record of the catalogue. */
export interface CatalogueRecord {
  readonly number: string
  readonly title: string
  readonly otherTitle: string
  readonly author: string
  readonly publisher: string
  readonly year: number | null
  readonly isbn: string
  /** Three letters (MARC code list for languages), or nothing. */
  readonly language: string
  readonly subjects: readonly string[]
  /** Main class of the Chinese Library Classification, or nothing. */
  readonly class: string
  readonly callNumber: string
  readonly copies: readonly Copy[]
}

/** A copy, by the thing code on its label. */
export interface Copy {
  readonly item: string
  readonly shelf: string
}

/** Why a record is not taken. */
export type RecordRefusal =
  /** Its lengths, directory or elements do not fit. */
  | 'malformed'
  /** In another character set than UTF-8. */
  | 'not-utf8'
  | 'no-number'
  | 'no-title'
  /** Longer than any of its kind. */
  | 'too-long'
  /** A copy's code is none that a label may carry. */
  | 'bad-item'
  /** A copy stands in two records. */
  | 'item-taken'
  /** Another record of the file has the number. */
  | 'number-twice'

const MAX_TEXT = 500
const MAX_COPIES = 200

/** A record as the catalogue keeps it, by MARC 21: holdings are fields 852 with the copy's code in `$p`. */
export function toCatalogueRecord(marc: MarcRecord): CatalogueRecord | { readonly refused: RecordRefusal } {
  const fields = (...tags: readonly string[]) => marc.fields.filter(([tag = '']) => tags.includes(tag))
  const texts = (tags: readonly string[], codes: string): readonly string[] =>
    fields(...tags).flatMap((field) => subfields(field, codes))
  const control = (tag: string): string => fields(tag)[0]?.[1]?.trim() ?? ''

  const number = control('001')
  const [titleField] = fields('245')
  const title = clean((titleField ? subfields(titleField, 'abnp') : []).join(' '))
  const copies = fields('852').map((field) => ({
    item: first(subfields(field, 'p')),
    shelf: clean(subfields(field, 'bc').join(' ')),
  }))
  const year = /\d{4}/.exec(first(texts(['264', '260'], 'c')))?.[0]
  const record: CatalogueRecord = {
    number,
    title,
    otherTitle: clean(first(texts(['246'], 'a'))),
    author: texts(['100', '110', '700'], 'a').map(clean).join(', '),
    publisher: clean(first(texts(['264', '260'], 'b'))),
    year: year === undefined ? null : Number(year),
    isbn: first(texts(['020'], 'a')).replaceAll(/[^0-9Xx]/g, ''),
    language: /^[a-z]{3}$/.exec(control('008').slice(35, 38))?.[0] ?? '',
    subjects: texts(['650'], 'a').map(clean),
    class: subjectClassOf(first(texts(['084', '090'], 'a'))),
    callNumber: clean(first([...texts(['852'], 'h'), ...texts(['084', '090'], 'a')])),
    copies,
  }
  const refused = refusalOf(record)
  return refused ? { refused } : record
}

function refusalOf(record: CatalogueRecord): RecordRefusal | null {
  const { number, title, copies } = record
  if (number === '') return 'no-number'
  if (title === '') return 'no-title'
  const texts = [title, record.otherTitle, record.author, record.publisher, record.callNumber, ...record.subjects]
  if (number.length > 40 || copies.length > MAX_COPIES || texts.some((text) => text.length > MAX_TEXT))
    return 'too-long'
  if (copies.some(({ item }) => !isSubjectId(item))) return 'bad-item'
  return new Set(copies.map(({ item }) => item)).size < copies.length ? 'item-taken' : null
}

/** The values of some subfields, in their order. */
function subfields(field: readonly string[], codes: string): readonly string[] {
  const found: string[] = []
  for (let at = 2; at + 1 < field.length; at += 2) {
    if (codes.includes(field[at] ?? ' ')) found.push((field[at + 1] ?? '').trim())
  }
  return found
}

/** Without the punctuation that separates parts of a record (ISBD). */
function clean(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s/:;,=]+$/, '')
    .trim()
}

function first(texts: readonly string[]): string {
  return texts[0] ?? ''
}
