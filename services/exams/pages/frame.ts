import type { Page } from '@hefu/service-kit'
import type { LocalText } from '@hefu/standard'

/** What the service is called on every page. */
export const SERVICE_NAME: LocalText = { 'zh-CN': '考试', en: 'Exams' }

/** Links of the pages for everybody. */
export const PUBLIC_LINKS: NonNullable<Page['links']> = [
  { href: '/', label: { 'zh-CN': '成绩', en: 'Results' } },
  { href: '/student-card', label: { 'zh-CN': '学生证', en: 'Cards' } },
  { href: '/how', label: { 'zh-CN': '如何领取', en: 'Help' } },
]

/** Links of the staff's pages. */
export const STAFF_LINKS: NonNullable<Page['links']> = [
  { href: '/staff', label: { 'zh-CN': '考试', en: 'Sessions' } },
  { href: '/staff/students', label: { 'zh-CN': '学生证', en: 'Cards' } },
  { href: '/staff/counter', label: { 'zh-CN': '窗口', en: 'Counter' } },
]
