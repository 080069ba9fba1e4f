import { type PageWriter, pagesUnder } from '@hefu/service-kit'
import { SERVICE_NAME, text } from './words.ts'

const LINKS = [
  { href: '/', label: text('线路', 'Lines') },
  { href: '/fares', label: text('票价', 'Fares') },
  { href: '/buy', label: text('购票', 'Buy') },
  { href: '/concession', label: text('优惠卡', 'Concession') },
  { href: '/refund', label: text('退票', 'Refund') },
]

const STAFF_LINKS = [
  { href: '/staff', label: text('客流', 'Ridership') },
  { href: '/staff/gates', label: text('闸机', 'Gates') },
  { href: '/staff/desk', label: text('服务台', 'Desk') },
  { href: '/staff/payments', label: text('支付', 'Payments') },
  { href: '/staff/concessions', label: text('优惠卡', 'Cards') },
]

/** Answers with a page for everybody. */
export const publicPage: PageWriter = pagesUnder(SERVICE_NAME, LINKS)

/** Answers with a page for staff. */
export const staffPage: PageWriter = pagesUnder(SERVICE_NAME, STAFF_LINKS)
