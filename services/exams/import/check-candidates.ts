import { toHex } from '@hefu/bytes'
import type { CsvRow } from '@hefu/service-kit'
import { candidateNumber } from '../candidates/candidate-number.ts'
import { identityHash, plainIdNumber } from '../candidates/identity-hash.ts'
import type { Checked } from './checked.ts'

/** Columns of a file of candidates. */
export const CANDIDATE_COLUMNS = ['candidate', 'id-number'] as const

/** A candidate as registered: without a name, and with a hash in place of the identity number. */
export interface CandidateRow {
  readonly line: number
  readonly number: string
  readonly identityHash: Uint8Array
}

/** Checks rows one by one; the identity number does not leave this function. */
export function candidateChecker(key: Uint8Array, session: string): (row: CsvRow) => Checked<CandidateRow> {
  const numbers = new Set<string>()
  const identities = new Set<string>()
  return ({ line, text }) => {
    const refuse = (field: string, reason: 'missing' | 'malformed' | 'repeated') => ({
      refused: { line, field, reason },
    })
    const number = candidateNumber(text('candidate'))
    if (number === null) return refuse('candidate', text('candidate') === '' ? 'missing' : 'malformed')
    const idNumber = plainIdNumber(text('id-number'))
    if (idNumber === null) return refuse('id-number', text('id-number') === '' ? 'missing' : 'malformed')
    const hash = identityHash(key, session, idNumber)
    if (numbers.has(number)) return refuse('candidate', 'repeated')
    if (identities.has(toHex(hash))) return refuse('id-number', 'repeated')
    numbers.add(number)
    identities.add(toHex(hash))
    return { row: { line, number, identityHash: hash } }
  }
}
