import type { z } from 'zod'
import { type CsvFault, type CsvRow, readCsv } from '../import/read-csv.ts'
import type { RowRefusal } from '../import/row-refusal.ts'
import { isDay } from '../time/city-time.ts'
import { type PlasticCard, plainNumber } from './plastic-cards.ts'

/** Why a row is no card. */
export type CardReason = 'unreadable' | 'wrong-columns' | 'missing' | 'malformed' | 'not-a-date' | 'repeated'

/** What a kind of card says, as a file says it. */
export interface CardColumns<Terms> {
  /** Columns beside `number`, `pin` and `valid-until`, as they are named in the header. */
  readonly columns: readonly string[]
  /** The shape of their texts. */
  readonly shape: z.ZodType<Omit<Terms, 'validUntil'>>
}

/** The cards of a file, and the rows that are none. */
export interface CardFile<Terms> {
  readonly cards: readonly PlasticCard<Terms>[]
  readonly refused: readonly RowRefusal<CardReason>[]
}

/** Bytes of a file of cards: about a hundred thousand. */
export const MAX_CARD_FILE = 4_000_000

const NUMBER = /^[\p{L}\p{N}]{4,30}$/u
const PIN = /^[0-9]{4,12}$/

/** The columns of such a file. */
export function cardFileColumns({ columns }: Pick<CardColumns<never>, 'columns'>): readonly string[] {
  return ['number', 'pin', ...columns, 'valid-until']
}

/** Reads a file of cards on plastic. A row that does not fit is left out and reported; the others are taken. */
export function readCardFile<Terms extends { readonly validUntil: string }>(
  bytes: Uint8Array,
  of: CardColumns<Terms>,
): CardFile<Terms> | CsvFault {
  const file = readCsv(bytes, cardFileColumns(of))
  if ('fault' in file) return file
  const cards: PlasticCard<Terms>[] = []
  const refused: RowRefusal<CardReason>[] = [...file.refused]
  const numbers = new Set<string>()
  for (const row of file.rows) {
    const card = readRow(row, of)
    const plain = 'number' in card ? plainNumber(card.number) : ''
    if ('reason' in card) refused.push(card)
    else if (numbers.has(plain)) refused.push({ line: row.line, field: 'number', reason: 'repeated' })
    else {
      numbers.add(plain)
      cards.push(card)
    }
  }
  return { cards, refused: refused.sort((a, b) => a.line - b.line) }
}

function readRow<Terms extends { readonly validUntil: string }>(
  { line, text }: CsvRow,
  { columns, shape }: CardColumns<Terms>,
): PlasticCard<Terms> | RowRefusal<CardReason> {
  const refuse = (field: string, reason: CardReason): RowRefusal<CardReason> => ({
    line,
    field,
    reason: text(field) === '' ? 'missing' : reason,
  })
  const [number, pin, validUntil] = [
    text('number').normalize('NFKC'),
    text('pin').normalize('NFKC'),
    text('valid-until'),
  ]
  if (!NUMBER.test(plainNumber(number))) return refuse('number', 'malformed')
  if (!PIN.test(pin)) return refuse('pin', 'malformed')
  const terms = shape.safeParse(Object.fromEntries(columns.map((column) => [column, text(column)])))
  if (!terms.success) return refuse(String(terms.error.issues[0]?.path[0] ?? columns[0] ?? 'number'), 'malformed')
  if (!isDay(validUntil)) return refuse('valid-until', 'not-a-date')
  return { number, pin, terms: { ...terms.data, validUntil } as Terms, validUntil }
}
