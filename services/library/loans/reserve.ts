import type { Reader } from '../readers/open-readers.ts'
import { type Lending, standingOf, withAccount } from './lending.ts'
import { passOn } from './pass-on.ts'
import { FINE_LIMIT, LOAN_TERMS } from './terms.ts'

/** Why a book is not reserved. */
export type ReserveRefusal = 'unknown-record' | 'on-shelf' | 'yours' | 'reserved-already' | 'over-limit' | 'fines'

/** What came of reserving. */
export type Reserved =
  /** `place`: how many wait, this reader with them. */
  | { readonly outcome: 'reserved'; readonly place: number }
  | { readonly outcome: 'refused'; readonly reason: ReserveRefusal }

/** Reserves a book of which every copy is out. */
export function reserve(lending: Lending, reader: Reader, record: string): Promise<Reserved> {
  const { account } = reader
  return withAccount(lending, account, async (transaction): Promise<Reserved> => {
    const refused = (reason: ReserveRefusal): Reserved => ({ outcome: 'refused', reason })
    // A return of one of these copies waits until the place in the line is taken, and passes the copy on then.
    const copies = await transaction
      .selectFrom('copy')
      .select(['item', 'missing'])
      .where('record', '=', record)
      .orderBy('item')
      .forUpdate()
      .execute()
    if (copies.length === 0) return refused('unknown-record')
    const items = copies.map(({ item }) => item)
    const loans = await transaction.selectFrom('loan').select(['item', 'account']).where('item', 'in', items).execute()
    if (loans.some((loan) => loan.account === account)) return refused('yours')
    const waiting = await transaction
      .selectFrom('reservation')
      .select(['account', 'item'])
      .where('record', '=', record)
      .execute()
    if (waiting.some((each) => each.account === account)) return refused('reserved-already')
    const isTaken = (item: string): boolean => [...loans, ...waiting].some((each) => each.item === item)
    if (copies.some(({ item, missing }) => !missing && !isTaken(item))) return refused('on-shelf')
    const { count } = await transaction
      .selectFrom('reservation')
      .select((by) => by.fn.countAll<number>().as('count'))
      .where('account', '=', account)
      .executeTakeFirstOrThrow()
    if (Number(count) >= LOAN_TERMS[reader.class].reservations) return refused('over-limit')
    if ((await standingOf(transaction, account, lending.today())).owed >= FINE_LIMIT) return refused('fines')
    await transaction.insertInto('reservation').values({ record, account, item: null, collect_until: null }).execute()
    return { outcome: 'reserved', place: waiting.filter(({ item }) => item === null).length + 1 }
  })
}

/** Gives a reservation up; a copy that was held is passed on. @returns whether there was one */
export function cancelReservation(lending: Lending, reader: Reader, record: string): Promise<boolean> {
  return withAccount(lending, reader.account, async (transaction) => {
    const given = await transaction
      .deleteFrom('reservation')
      .where('record', '=', record)
      .where('account', '=', reader.account)
      .returning('item')
      .executeTakeFirst()
    if (given?.item != null) await passOn(transaction, { item: given.item, record }, lending.today())
    return given !== undefined
  })
}
