import { type PageWriter, pagesUnder } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { SERVICE_NAME } from './words.ts'

const LINKS = [
  { href: '/', label: localText('线路', 'Lines') },
  { href: '/fares', label: localText('票价', 'Fares') },
  { href: '/buy', label: localText('购票', 'Buy') },
  { href: '/concession', label: localText('优惠卡', 'Concession') },
  { href: '/refund', label: localText('退票', 'Refund') },
]

const STAFF_LINKS = [
  { href: '/staff', label: localText('客流', 'Ridership') },
  { href: '/staff/gates', label: localText('闸机', 'Gates') },
  { href: '/staff/desk', label: localText('服务台', 'Desk') },
  { href: '/staff/payments', label: localText('支付', 'Payments') },
  { href: '/staff/concessions', label: localText('优惠卡', 'Cards') },
]

/** Answers with a page for everybody. */
export const publicPage: PageWriter = pagesUnder(SERVICE_NAME, LINKS)

/** Answers with a page for staff. */
export const staffPage: PageWriter = pagesUnder(SERVICE_NAME, STAFF_LINKS)
