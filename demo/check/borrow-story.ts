import { toHex } from '@hefu/bytes'
import { borrow, LIBRARY_ACCOUNT, type Library, type Reader, returnCopy } from '@hefu/library'
import { decodePass } from '@hefu/standard'
import { dumpDatabase } from '../operators/dump-database.ts'
import { joinLibrary } from '../operators/join-library.ts'
import { getJson } from '../operators/post-json.ts'
import { enrolResident } from '../wallet/enrol-resident.ts'
import type { CheckedDemo } from './checked-demo.ts'
import { operatorsOf, pocketIn } from './operators-of.ts'
import { assertHolds, type Outcome, type Story } from './story.ts'

const RESIDENT = 'resident-007'
/** Of a pass that was shown the counter knows for its half minute and the next. */
const SEEN_FOR = 120

/** Somebody at the counter, with the books that they have. */
interface AtCounter {
  readonly reader: Reader
  readonly items: readonly string[]
  /** What names the reader in this library, and the pseudonym that it follows from. */
  readonly marks: readonly string[]
}

/** A resident joins without a name, borrows as much as the rules allow, and when a book is back nobody knows who had it. */
export async function tellBorrowStory(story: Story, started: Outcome<CheckedDemo>): Promise<void> {
  const borrowed = await story.step('borrow', TITLES.borrow, [started], async (demo) => {
    const { url, library } = operatorsOf(demo).library
    const { credentials } = await enrolResident(demo, RESIDENT)
    const pocket = await pocketIn(demo, credentials)
    const card = await joinLibrary(library, pocket)
    const pass = pocket.pass(LIBRARY_ACCOUNT, [card])
    const reader = await library.readerOf(pass)
    assertHolds(reader !== null, 'the counter does not take the card')
    const free = await freeItems(url)
    const [first] = free
    assertHolds(first !== undefined, 'no book is on its shelf')
    const lent = await borrow(library, reader, first)
    assertHolds(lent.outcome === 'lent', `the first book is ${lent.outcome}`)
    const marks = [reader.account, toHex(decodePass(pass).pseudonym)]
    const made: AtCounter = { reader, items: free, marks }
    assertHolds((await placesOf(demo, marks)).includes('library.loan'), 'the loan is nowhere')
    return { made, detail: `joined with “18 or over” alone; the library knows one account of class ${reader.class}` }
  })

  const full = await story.step('borrow-over-limit', TITLES.limit, [started, borrowed], async (demo, visit) => {
    const { library } = operatorsOf(demo).library
    const { count, reason } = await borrowUntilRefused(library, visit)
    assertHolds(reason === 'over-limit', `after ${count} books the counter says ${reason}`)
    return { made: count, detail: `${count} books are lent, the next is not` }
  })

  await story.step('loan-forgotten', TITLES.forgotten, [started, borrowed, full], async (demo, visit, count) => {
    const { library } = operatorsOf(demo).library
    for (const item of visit.items.slice(0, count)) {
      const back = await returnCopy(library, item)
      assertHolds(back.outcome === 'returned', `a book that comes back is ${back.outcome}`)
    }
    demo.later(SEEN_FOR)
    await library.settle()
    const places = await placesOf(demo, visit.marks)
    assertHolds(places.length === 0, `the reader still stands in ${places.join(', ')}`)
    return { made: null, detail: 'neither account nor pseudonym in any table of any service' }
  })
}

async function borrowUntilRefused(
  library: Library,
  { reader, items }: AtCounter,
): Promise<{ readonly count: number; readonly reason: string }> {
  let count = 1
  for (const item of items.slice(1)) {
    const lent = await borrow(library, reader, item)
    if (lent.outcome === 'refused') return { count, reason: lent.reason }
    count++
  }
  return { count, reason: 'never' }
}

/** Copies that are on their shelf, one of each record of the first page. */
async function freeItems(url: string): Promise<readonly string[]> {
  const { records } = await getJson<{ readonly records: readonly { readonly number: string }[] }>(
    `${url}/api/records?free=1`,
  )
  const items: string[] = []
  for (const { number } of records) {
    const { copies } = await getJson<{ readonly copies: readonly { readonly item: string; readonly state: string }[] }>(
      `${url}/api/records/${number}`,
    )
    const copy = copies.find(({ state }) => state === 'free')
    if (copy) items.push(copy.item)
  }
  return items
}

/** The tables, of all services, that hold one of these marks. */
async function placesOf(demo: CheckedDemo, marks: readonly string[]): Promise<readonly string[]> {
  const places: string[] = []
  for (const [service, url] of Object.entries(operatorsOf(demo).databases)) {
    for (const [table, rows] of await dumpDatabase(url)) {
      if (rows.some((row) => marks.some((mark) => row.includes(mark)))) places.push(`${service}.${table}`)
    }
  }
  return places
}

const TITLES = {
  borrow: {
    'zh-CN': '办借书证、借书，图书馆不知道姓名',
    en: 'a resident joins the library and borrows, without a name',
  },
  limit: { 'zh-CN': '借满为止，再借：拒绝', en: 'more books than the class may have: refused' },
  forgotten: {
    'zh-CN': '书还了，谁借过就没有人知道了',
    en: 'a book is back: who had it stands in no table any more',
  },
} as const
