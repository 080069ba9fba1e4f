import type { PageLink } from '@hefu/service-kit'
import type { LocalText } from '@hefu/standard'
import { COUNTER_ROLE, STAFF_ROLE } from '../staff-roles.ts'

/** What the service is called on every page. */
export const SERVICE_NAME: LocalText = { 'zh-CN': '考试', en: 'Exams' }

/** Links of the pages for everybody. */
export const PUBLIC_LINKS: readonly PageLink[] = [
  { href: '/', label: { 'zh-CN': '成绩', en: 'Results' } },
  { href: '/student-card', label: { 'zh-CN': '学生证', en: 'Cards' } },
  { href: '/how', label: { 'zh-CN': '如何领取', en: 'Help' } },
]

/** Pages of staff, and for whom they are. */
export const STAFF_LINKS: readonly PageLink[] = [
  { href: '/staff', label: { 'zh-CN': '考试', en: 'Sessions' }, role: STAFF_ROLE },
  { href: '/staff/students', label: { 'zh-CN': '学生证', en: 'Cards' }, role: STAFF_ROLE },
  { href: '/staff/counter', label: { 'zh-CN': '窗口', en: 'Counter' }, role: COUNTER_ROLE },
]
