import { fieldsOf, notice, type Staff, type StaffEnv, writingFor } from '@hefu/service-kit'
import { type Context, Hono } from 'hono'
import type { html } from 'hono/html'
import { payAtDesk } from '../fines/pay-fines.ts'
import type { Library } from '../library.ts'
import { accountView } from '../loans/account-view.ts'
import { borrow } from '../loans/borrow.ts'
import { returnCopy } from '../loans/return-copy.ts'
import { takeOver } from '../loans/take-over.ts'
import { badLabelPart, borrowedPart, counterPage, visitPage } from '../pages/staff/counter-page.ts'
import { returnedPart, returnsPage } from '../pages/staff/returns-page.ts'
import { money } from '../pages/words.ts'
import type { Reader } from '../readers/open-readers.ts'
import { DESK_ROLE } from '../staff-roles.ts'

type Part = ReturnType<typeof html> | ''

/** The counter: a card and then copies to lend, copies alone to take back. */
export function counterRoutes(library: Library, staff: Staff): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>()
  const { readers } = library
  for (const path of ['/staff/counter', '/staff/counter/*', '/staff/returns']) routes.use(path, staff.guard(DESK_ROLE))

  async function show(c: Context, visit: string, reader: Reader, done: Part = ''): Promise<Response> {
    return visitPage(writingFor(c), { visit, reader, view: await accountView(library, reader.account), done })
  }
  async function begin(c: Context, pass: string): Promise<Response> {
    const reader = await library.readerOf(pass)
    if (!reader) return counterPage(writingFor(c), true)
    return c.redirect(writingFor(c).to(`/staff/counter/${readers.begin(reader)}`), 303)
  }
  /** Something at a visit that is not over. */
  function post(path: string, act: (c: Context, visit: string, reader: Reader) => Promise<Response>): void {
    routes.post(path, async (c) => {
      const visit = c.req.param('visit') ?? ''
      const reader = readers.find(visit)
      return reader ? act(c, visit, reader) : c.redirect(writingFor(c).to('/staff/counter'), 303)
    })
  }

  routes.get('/staff/counter', (c) => counterPage(writingFor(c)))
  routes.post('/staff/counter', async (c) => begin(c, (await fieldsOf(c))('scan')))
  routes.get('/staff/counter/:visit', async (c) => {
    const visit = c.req.param('visit')
    const reader = readers.find(visit)
    return reader ? show(c, visit, reader) : c.redirect(writingFor(c).to('/staff/counter'), 303)
  })
  post('/staff/counter/:visit', async (c, visit, reader) => {
    const scan = (await fieldsOf(c))('scan')
    // The next reader's card ends the visit.
    if (scan.startsWith('HF1:')) {
      readers.end(visit)
      return begin(c, scan)
    }
    const scanned = await library.scanned(scan)
    if (scanned.outcome === 'refused') return show(c, visit, reader, badLabelPart(writingFor(c), scanned.reason))
    const borrowed = await borrow(library, reader, scanned.item)
    return show(c, visit, reader, borrowedPart(writingFor(c), visit, borrowed))
  })
  post('/staff/counter/:visit/take-over', async (c, visit, reader) => {
    const taken = await takeOver(library, reader, (await fieldsOf(c))('item'))
    return show(c, visit, reader, borrowedPart(writingFor(c), visit, taken))
  })
  post('/staff/counter/:visit/paid', async (c, visit, reader) => {
    const { say } = writingFor(c)
    const paid = money(await payAtDesk(library, reader.account))
    return show(c, visit, reader, notice('plain', say(`已收 ${paid}`, `${paid} received`)))
  })
  post('/staff/counter/:visit/end', async (c, visit) => {
    readers.end(visit)
    return c.redirect(writingFor(c).to('/staff/counter'), 303)
  })

  routes.get('/staff/returns', (c) => returnsPage(writingFor(c)))
  routes.post('/staff/returns', async (c) => {
    const writing = writingFor(c)
    const scanned = await library.scanned((await fieldsOf(c))('scan'))
    if (scanned.outcome === 'refused') return returnsPage(writing, badLabelPart(writing, scanned.reason))
    return returnsPage(writing, returnedPart(writing, await returnCopy(library, scanned.item)))
  })
  return routes
}
