import type { Language, LocalText } from '@hefu/standard'
import type { DemoRole } from '../register/demo-officers.ts'

/** The words of the sign-in page, by name. */
export type SignInText =
  | 'provider'
  | 'title'
  | 'explanation'
  | 'search'
  | 'searchButton'
  | 'featured'
  | 'everybody'
  | 'nobody'
  | 'otherLanguage'
  | 'expiredTitle'
  | 'expired'
  | 'errorTitle'
  | 'backToWallet'
  | 'backToConsole'
  | 'officerProvider'
  | 'officerTitle'
  | 'officerExplanation'
  | 'staffProvider'
  | 'staffTitle'
  | 'staffExplanation'

/** The words of the sign-in page. */
export const SIGN_IN_TEXTS: Readonly<Record<SignInText, LocalText>> = {
  provider: { 'zh-CN': '演示身份服务', en: 'Demo identity service' },
  title: { 'zh-CN': '您是谁？', en: 'Who are you?' },
  explanation: {
    'zh-CN': '这里的人都是虚构的，不需要密码。选一位，以其身份登录钱包。',
    en: 'Everybody here is made up, and there is no password. Pick someone to sign in to the wallet as them.',
  },
  search: { 'zh-CN': '按姓名、拼音或年龄查找', en: 'Find by name or age' },
  searchButton: { 'zh-CN': '查找', en: 'Find' },
  featured: { 'zh-CN': '不妨从这几位开始', en: 'Good to start with' },
  everybody: { 'zh-CN': '全部居民', en: 'Everybody' },
  nobody: { 'zh-CN': '没有这样的人。换个词试试。', en: 'Nobody like that. Try another word.' },
  otherLanguage: { 'zh-CN': 'English', en: '中文' },
  expiredTitle: { 'zh-CN': '这次登录已经失效', en: 'This sign-in is no longer open' },
  expired: {
    'zh-CN': '可能放置太久，或在另一个标签页里完成了。请回到刚才的应用，重新登录。',
    en: 'It may have waited too long, or was finished in another tab. Go back to where you came from and sign in again.',
  },
  errorTitle: { 'zh-CN': '登录没有完成', en: 'Signing in did not work' },
  backToWallet: { 'zh-CN': '回到钱包', en: 'Back to the wallet' },
  backToConsole: { 'zh-CN': '回到控制台', en: 'Back to the console' },
  officerProvider: { 'zh-CN': '演示身份服务 · 主管人员', en: 'Demo identity service · officers' },
  officerTitle: { 'zh-CN': '您在哪个部门任职？', en: 'Which office do you work for?' },
  officerExplanation: {
    'zh-CN': '这里的部门都是虚构的，不需要密码。登录只说明您是谁；要签名，还得有这个职位自己的密钥。',
    en: 'Every office here is made up, and there is no password. Signing in says who you are; to sign anything takes the officer’s own key.',
  },
  staffProvider: { 'zh-CN': '演示身份服务 · 工作人员', en: 'Demo identity service · staff' },
  staffTitle: { 'zh-CN': '您做什么工作？', en: 'What is your work?' },
  staffExplanation: {
    'zh-CN': '这里的岗位都是虚构的，不需要密码。服务只知道您可以做什么，不知道您是谁。',
    en: 'Every post here is made up, and there is no password. The service learns what you may do, and not who you are.',
  },
}

const CONCESSIONS: Readonly<Record<string, LocalText>> = {
  child: { 'zh-CN': '儿童', en: 'child' },
  student: { 'zh-CN': '学生', en: 'student' },
  senior: { 'zh-CN': '老年人', en: 'senior' },
  disability: { 'zh-CN': '残疾人', en: 'disability' },
}

const RESIDENCIES = {
  resident: { 'zh-CN': '本市居民', en: 'resident' },
  visitor: { 'zh-CN': '访客', en: 'visitor' },
} satisfies Record<string, LocalText>

/** One line about a resident, such as `71 岁 · 本市居民 · 老年人`. */
export function residentLine(
  of: { readonly age: number; readonly residency: 'resident' | 'visitor'; readonly concession: string },
  language: Language,
): string {
  const age = language === 'en' ? `age ${of.age}` : `${of.age} 岁`
  const concession = CONCESSIONS[of.concession]?.[language]
  return [age, RESIDENCIES[of.residency][language], ...(concession ? [concession] : [])].join(' · ')
}

const ROLES = {
  cases: { 'zh-CN': '居民的申诉和请求', en: 'Residents’ appeals and requests' },
  operations: { 'zh-CN': '系统运行状况', en: 'System health' },
  organisations: { 'zh-CN': '机构', en: 'Organisations' },
  inspections: { 'zh-CN': '检查登记', en: 'Inspections' },
  things: { 'zh-CN': '城市设施与报修', en: 'Things and fault reports' },
} satisfies Record<DemoRole, LocalText>

/** One line about an officer: what they do beside acts. */
export function rolesLine(roles: readonly DemoRole[], language: Language): string {
  return roles.map((role) => ROLES[role][language]).join(' · ')
}

/** The language of a request: what the address or the client asks for, else the browser's first that there is. */
export function chooseLanguage(...wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    for (const tag of wish?.toLowerCase().split(/[\s,]+/) ?? []) {
      if (tag.startsWith('zh')) return 'zh-CN'
      if (tag.startsWith('en')) return 'en'
    }
  }
  return 'zh-CN'
}
