import type { Staff, StaffEnv } from '@hefu/service-kit'
import { Hono } from 'hono'
import type { Clinic } from '../clinic.ts'
import { CLINIC_ROLE } from '../staff-roles.ts'
import { counterPages } from './counter-pages.ts'
import { figuresPage } from './figures-page.ts'
import { importPages } from './import-pages.ts'
import type { PageAddresses } from './public-pages.ts'

/** The pages of staff: counts, the counter, the import. There is no page that searches or lists patients. */
export function staffPages(
  clinic: Clinic,
  staff: Pick<Staff, 'guard'>,
  addresses: Pick<PageAddresses, 'publicUrl'>,
): Hono<StaffEnv> {
  const routes = new Hono<StaffEnv>()
  for (const path of ['/staff', '/staff/counter', '/staff/counter/*', '/staff/import', '/staff/social-cards']) {
    routes.use(path, staff.guard(CLINIC_ROLE))
  }
  routes.route('/', figuresPage(clinic))
  routes.route('/', counterPages(clinic, addresses))
  routes.route('/', importPages(clinic))
  return routes
}
