import { LIBRARY_ACCOUNT, borrow as lend, returnCopy } from '@hefu/library'
import { PERSON_ENTRY } from '@hefu/standard'
import { joinLibrary } from '../operators/join-library.ts'
import { getJson } from '../operators/post-json.ts'
import type { Errand } from './errand.ts'

/** How many of the records are lent on that day. */
const PAGES = 10

/** Joins the library, borrows two books and brings back one; half of them bring back both. */
export const borrow: Errand = async function* (day, { dice, resident }) {
  const { url, library } = day.operators.library
  if (!resident) return
  const pocket = await day.pocket(resident.id, [PERSON_ENTRY.id])
  const card = await joinLibrary(library, pocket)
  yield 10
  const { records } = await getJson<{ readonly records: readonly { readonly number: string }[] }>(
    `${url}/api/records?free=1&page=${1 + (dice % PAGES)}`,
  )
  const reader = await library.readerOf(pocket.pass(LIBRARY_ACCOUNT, [card]))
  if (!reader) return day.count('refused')
  const borrowed: string[] = []
  for (const { number } of records.slice(dice % 10, (dice % 10) + 2)) {
    const { copies } = await getJson<{ readonly copies: readonly { readonly item: string; readonly state: string }[] }>(
      `${url}/api/records/${number}`,
    )
    const item = copies.find(({ state }) => state === 'free')?.item
    if (item !== undefined && (await lend(library, reader, item)).outcome === 'lent') borrowed.push(item)
  }
  yield 120
  for (const item of borrowed.slice(dice % 2)) await returnCopy(library, item)
}
