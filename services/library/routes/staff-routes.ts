import { cardFilePages, fileOf, type Staff, type StaffEnv, writingFor } from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'
import { Hono } from 'hono'
import { importCatalogue } from '../catalogue/import-catalogue.ts'
import { LibraryError, type LibraryErrorCode } from '../error.ts'
import { libraryFigures } from '../figures/library-figures.ts'
import type { Library } from '../library.ts'
import { CARD_COLUMNS } from '../membership/card-values.ts'
import { staffPage } from '../pages/frame.ts'
import { figuresPage } from '../pages/staff/figures-page.ts'
import { importPage, reportPage } from '../pages/staff/import-page.ts'
import { STAFF_ROLE } from '../staff-roles.ts'

const FILE_REFUSALS: Readonly<Record<LibraryErrorCode, LocalText>> = {
  'not-marc': localText('文件不是 MARC 21 或 MARCXML。', 'The file is neither MARC 21 nor MARCXML.'),
  'too-many-records': localText('记录过多，请分成几个文件。', 'Too many records. Make it several files.'),
}

/** Figures, and files of records. */
export function staffRoutes({ database, plastic, today }: Library, staff: Staff): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>()
  const guard = staff.guard(STAFF_ROLE)
  for (const path of ['/staff', '/staff/import']) routes.use(path, guard)
  routes.get('/staff', async (c) => figuresPage(writingFor(c), await libraryFigures(database, today())))
  routes.get('/staff/import', (c) => importPage(writingFor(c)))
  routes.post('/staff/import', async (c) => {
    const file = await fileOf(c, 'file')
    if (!file) return importPage(writingFor(c), FILE_REFUSALS['not-marc'])
    try {
      return await reportPage(writingFor(c), await importCatalogue(database, file))
    } catch (error) {
      if (error instanceof LibraryError) return importPage(writingFor(c), FILE_REFUSALS[error.code])
      throw error
    }
  })
  routes.route(
    '/',
    cardFilePages({
      ...CARD_COLUMNS,
      path: '/staff/cards',
      title: localText('导入借书证', 'Library cards'),
      example: 'TS-0000-0001,107919,adult,2030-12-31',
      guard,
      cards: plastic,
      page: staffPage,
    }),
  )
  return routes
}
