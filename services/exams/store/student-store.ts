import { fromHex, toHex } from '@hefu/bytes'
import { type OfferId, offerId } from '@hefu/standard'
import type { StudentRow } from '../import/check-students.ts'
import type { StudentCard } from '../students/student-card.ts'
import type { ExamsDatabase } from './tables.ts'

/** A student card as registered. */
export interface RegisteredStudent {
  readonly number: string
  readonly pinHash: Uint8Array
  readonly card: StudentCard
  readonly wrongPins: number
  readonly closedUntil: number
  readonly offer: OfferId | null
}

/** Registers cards; one that is registered already is renewed, with its PIN, and takes PINs again. */
export async function putStudents(database: ExamsDatabase, rows: readonly StudentRow[]): Promise<void> {
  if (rows.length === 0) return
  await database
    .insertInto('student_card')
    .values(
      rows.map(({ number, pinHash, card }) => ({
        number,
        pin_hash: pinHash,
        school: card.school,
        level: card.level,
        valid_until: card.validUntil,
        wrong_pins: 0,
        closed_until: 0,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('number').doUpdateSet({
        pin_hash: (set) => set.ref('excluded.pin_hash'),
        school: (set) => set.ref('excluded.school'),
        level: (set) => set.ref('excluded.level'),
        valid_until: (set) => set.ref('excluded.valid_until'),
        wrong_pins: 0,
        closed_until: 0,
      }),
    )
    .execute()
}

/** A card; null without one. @param lock so that two PINs at once count as two */
export async function findStudent(
  database: ExamsDatabase,
  number: string,
  lock = false,
): Promise<RegisteredStudent | null> {
  const query = database.selectFrom('student_card').selectAll().where('number', '=', number)
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst()
  if (!row) return null
  return {
    number,
    pinHash: row.pin_hash,
    card: { school: row.school, level: row.level, validUntil: row.valid_until },
    wrongPins: row.wrong_pins,
    closedUntil: row.closed_until,
    offer: row.offer && offerId(toHex(row.offer)),
  }
}

/** Notes how PINs went. */
export async function setPins(
  database: ExamsDatabase,
  number: string,
  { wrongPins, closedUntil }: Pick<RegisteredStudent, 'wrongPins' | 'closedUntil'>,
): Promise<void> {
  await database
    .updateTable('student_card')
    .set({ wrong_pins: wrongPins, closed_until: closedUntil })
    .where('number', '=', number)
    .execute()
}

/** Notes which offer was handed out last. @returns false where another came between */
export async function replaceStudentOffer(
  database: ExamsDatabase,
  number: string,
  { before, after }: { readonly before: OfferId | null; readonly after: OfferId },
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('student_card')
    .set({ offer: fromHex(after) })
    .where('number', '=', number)
    .where('offer', 'is not distinct from', before && fromHex(before))
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}
