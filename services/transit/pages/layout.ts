import { type PageLink, type PageWriter, pagesUnder } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { DESK_ROLE, STAFF_ROLE } from '../staff-roles.ts'
import { SERVICE_NAME } from './words.ts'

const LINKS = [
  { href: '/', label: localText('线路', 'Lines') },
  { href: '/fares', label: localText('票价', 'Fares') },
  { href: '/buy', label: localText('购票', 'Buy') },
  { href: '/concession', label: localText('优惠卡', 'Concession') },
  { href: '/refund', label: localText('退票', 'Refund') },
]

/** Pages of staff, and for whom they are. */
export const STAFF_LINKS: readonly PageLink[] = [
  { href: '/staff', label: localText('客流', 'Ridership'), role: STAFF_ROLE },
  { href: '/staff/gates', label: localText('闸机', 'Gates'), role: STAFF_ROLE },
  { href: '/staff/desk', label: localText('服务台', 'Desk'), role: DESK_ROLE },
  { href: '/staff/payments', label: localText('支付', 'Payments'), role: STAFF_ROLE },
  { href: '/staff/concessions', label: localText('优惠卡', 'Cards'), role: STAFF_ROLE },
]

/** Answers with a page for everybody. */
export const publicPage: PageWriter = pagesUnder(SERVICE_NAME, LINKS)

/** Answers with a page for staff. */
export const staffPage: PageWriter = pagesUnder(SERVICE_NAME, STAFF_LINKS)
