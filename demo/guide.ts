import { basename, join } from 'node:path'
import type { LocalText } from '@hefu/standard'
import { UTC_OFFSET_MINUTES } from './city-config.ts'
import { SHOP_AT_DOOR } from './codes/demo-organisations.ts'
import { demoThings, nthOfKind } from './codes/demo-things.ts'
import { inColumns } from './display-width.ts'
import { SOCIAL_CARD } from './operators/clinic-operator.ts'
import { candidateOf, RELEASED_SESSION, STUDENT_CARD } from './operators/exams-operator.ts'
import { FEATURED } from './residents/generate-residents.ts'
import { ageOn, type Concession, concessionOn, localDate, type Resident } from './residents/resident.ts'
import type { RunningDemo } from './running-demo.ts'

/** What to open and what to try, for whoever has just started a demo. */
export function guide(
  demo: Pick<
    RunningDemo,
    | 'walletUrl'
    | 'gateUrl'
    | 'registerUrl'
    | 'consoleUrl'
    | 'organisationUrl'
    | 'cityUrl'
    | 'residents'
    | 'labelSheet'
    | 'serviceUrls'
    | 'clock'
  >,
  dataDirectory: string,
): string {
  const { walletUrl, gateUrl, registerUrl, consoleUrl, organisationUrl, cityUrl } = demo
  const addresses = [
    ['钱包', 'Wallet', walletUrl],
    ['闸机', 'Gate', gateUrl],
    ['多要信息的店', 'A shop that over-asks', `${gateUrl}/over-ask`],
    ['公开登记', 'Public register', registerUrl],
    ['单位的网页', 'An organisation’s page', `${cityUrl}/o/${SHOP_AT_DOOR}`],
    ['设施的网页', 'A thing’s page', `${cityUrl}/t/${nthOfKind(demoThings(), 'lift', 0).id}`],
    ['单位登录', 'Sign-in of organisations', organisationUrl],
    ...serviceAddresses(demo.serviceUrls),
    ['主管人员的控制台', 'Officers’ console', consoleUrl],
    ['接口说明', 'API description', `${cityUrl}/docs`],
  ]
  const today = localDate(demo.clock(), UTC_OFFSET_MINUTES)
  const people = demo.residents.slice(0, FEATURED.length).map((resident) => introduce(resident, today))
  const [signIn, ...others] = thingsToTry(
    join(dataDirectory, 'officers'),
    join(dataDirectory, 'health'),
    demo.labelSheet && join(dataDirectory, 'codes', basename(demo.labelSheet)),
    join(dataDirectory, 'codes', `mandate-${SHOP_AT_DOOR}.png`),
    join(dataDirectory, 'codes', 'inspection-today.png'),
    demo.serviceUrls !== null,
  )
  return [
    '',
    '  合符演示市已就绪 · The Hefu demo city is up',
    '',
    ...inColumns(addresses, 3).map((line) => `  ${line}`),
    '',
    '  试一试 · Try this',
    '',
    ...(signIn ? numbered(1, signIn) : []),
    ...inColumns(people, 2).map((line) => `       ${line}`),
    '',
    ...others.flatMap((text, index) => [...numbered(index + 2, text), '']),
    `  数据留在 ${dataDirectory}，加 --fresh 重新开始 · Data stays in ${dataDirectory}; --fresh begins anew`,
    '  只在本机 127.0.0.1 上，按 Ctrl-C 停止 · On 127.0.0.1 only; Ctrl-C stops it',
    '',
  ].join('\n')
}

/** Where the city's services are, in a demo that runs them. */
function serviceAddresses(urls: RunningDemo['serviceUrls']): readonly (readonly [string, string, string])[] {
  if (!urls) return []
  return [
    ['交通：车票、月票、优惠', 'Transit: tickets, passes', urls.transit],
    ['停车：余位、缴费', 'Parking: free places, pay', urls.parking],
    ['图书馆', 'Library', urls.library],
    ['考试：成绩、学生证', 'Exams: results, student cards', urls.exams],
    ['卫生：化验、病历', 'Clinic: tests, your record', urls.clinic],
    ['医院：病历', 'Hospital: your record', urls.hospital],
  ]
}

/**
 * @param officers the folder of the officers' keys
 * @param health the folder of health certificates to try
 * @param labels a PDF of labels, where one was printed
 * @param mandate a picture with the code of a shop's first mandate
 * @param inspection a picture with the code of an inspection of today
 * @param hasServices whether the city's services run
 */
function thingsToTry(
  officers: string,
  health: string,
  labels: string | null,
  mandate: string,
  inspection: string,
  hasServices: boolean,
): readonly LocalText[] {
  return [
    {
      'zh-CN': '打开钱包，以其中一位的身份登录，领取凭证（都是虚构的人，不用密码）',
      en: 'Open the wallet, sign in as one of these and receive a code (made-up people, no password)',
    },
    {
      'zh-CN': '在闸机选“公共游泳馆”，把钱包的码给它看，或把截图拖进去：准许；再来一次：拒绝',
      en: 'At the gate choose “Public swimming pool” and show it the code, or drop a screenshot: admitted; again: refused',
    },
    {
      'zh-CN': '在闸机选“夜间演出场所”：闸机先证明自己，钱包再问您是否同意',
      en: 'At the gate choose “Night venue”: it proves itself first, and the wallet asks for your consent',
    },
    {
      'zh-CN': `用钱包打开 ${health} 里的证明；在闸机设置里开启后给它看`,
      en: `Open a certificate of ${health} with the wallet; show it to a gate that is set to check them`,
    },
    {
      'zh-CN': '用钱包扫“多要信息的店”，和那里的用人单位、银行、房东：钱包整个拒绝，可以举报',
      en: 'Scan the shop that over-asks, and the employer, bank and landlord there: refused whole; report them',
    },
    ...(hasServices
      ? [
          {
            'zh-CN': '在“交通”买票，用钱包领取；各项服务的 /staff 供工作人员登录，不用密码',
            en: 'Buy a ticket at Transit and take it into the wallet; staff sign in at /staff, without a password',
          },
          {
            'zh-CN': `把塑料卡放进钱包：学生证 ${STUDENT_CARD.number}，密码 ${STUDENT_CARD.pin}；社保卡 ${SOCIAL_CARD.number}，密码 ${SOCIAL_CARD.pin}`,
            en: `Cards on plastic: student ${STUDENT_CARD.number}, PIN ${STUDENT_CARD.pin}; social ${SOCIAL_CARD.number}, PIN ${SOCIAL_CARD.pin}`,
          },
          {
            'zh-CN': `前三十位居民考过 ${RELEASED_SESSION}：第一位的考号是 ${candidateOf(0)}，依次加一`,
            en: `The first 30 residents sat ${RELEASED_SESSION}: candidate ${candidateOf(0)} is the first, and so on`,
          },
        ]
      : []),
    ...(labels === null
      ? []
      : [
          {
            'zh-CN': `用钱包扫 ${labels} 上电梯的标签：先验明，再打开网页或报修；控制台里处理`,
            en: `Scan a lift in ${labels} with the wallet: proven, then its page or a fault report`,
          },
        ]),
    {
      'zh-CN': `用钱包扫 ${mandate}，领取面馆的授权；再到“单位登录”，用它登录`,
      en: `Scan ${mandate} with the wallet: you may act for the noodle shop; sign in for it`,
    },
    {
      'zh-CN': `用钱包扫 ${inspection}：谁派来的、查哪一家、查什么，不联网也验得出`,
      en: `Scan ${inspection} with the wallet: whose inspection, of which shop; it tells nobody`,
    },
    {
      'zh-CN': '打开公开登记：您的浏览器核验每一条决定，说明谁可以问您什么、为什么',
      en: 'Open the public register: your browser proves every act, and says who may ask you for what, and why',
    },
    {
      'zh-CN': `打开控制台，导入 ${officers} 里一个部门的密钥，登录，提议；换一个浏览器，以另一部门批准`,
      en: `In the console import a key from ${officers}, sign in, propose; approve as another in a second browser`,
    },
    {
      'zh-CN': '在这里按 Ctrl-C：所有服务器都停了，已经打开的钱包和闸机照样能用',
      en: 'Press Ctrl-C here: with every server stopped, wallet and gate that are open still work',
    },
  ]
}

const CONCESSIONS: Readonly<Record<Concession, LocalText>> = {
  none: { 'zh-CN': '', en: '' },
  child: { 'zh-CN': '儿童', en: 'child' },
  student: { 'zh-CN': '学生', en: 'student' },
  senior: { 'zh-CN': '老年人', en: 'senior' },
  disability: { 'zh-CN': '残疾人', en: 'disability' },
}

function introduce(resident: Resident, today: string): string[] {
  const age = ageOn(resident.birthDate, today)
  const concession = CONCESSIONS[concessionOn(resident, today)]
  const home =
    resident.residency === 'resident' ? { 'zh-CN': '居民', en: 'resident' } : { 'zh-CN': '访客', en: 'visitor' }
  return [
    resident.id,
    resident.name,
    resident.nameLatin === resident.name ? '' : resident.nameLatin,
    [`${age} 岁`, home['zh-CN'], concession['zh-CN']].filter(Boolean).join('，'),
    [`${age}`, home.en, concession.en].filter(Boolean).join(', '),
  ]
}

function numbered(number: number, text: LocalText): string[] {
  return [`  ${number}  ${text['zh-CN']}`, `     ${text.en}`]
}
