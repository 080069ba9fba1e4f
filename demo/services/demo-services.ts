import {
  localText,
  MANDATE,
  MANDATE_ORGANISATION,
  PERSON_ENTRY,
  PERSON_IDENTITY,
  powerIndex,
  type Service,
  type ServiceId,
} from '@hefu/standard'
import { type GateKey, registeredKey } from './request-keys.ts'
import {
  BANK,
  BUSINESS_DESK,
  CITY_ISSUER,
  CLINIC,
  EMPLOYER,
  FAULT_REPORTS,
  HOTEL,
  LANDLORD,
  LOANS_DESK,
  METRO,
  NIGHT_VENUE,
  POOL,
  READING_ROOM,
  SHOP,
} from './service-ids.ts'

type Entry = Omit<Service, 'requestKeys' | 'validFrom' | 'endsAt' | 'issuer'>

/** Register entries last two years and are then proposed anew. */
const YEARS = 2

/**
 * The register entries of the demo city: a door of each kind.
 *
 * @param keys of the services that ask, by service id
 * @param now Unix seconds; the entries are in force from the beginning of that year
 */
export async function demoServices(keys: Readonly<Record<string, GateKey>>, now: number): Promise<readonly Service[]> {
  const span = entrySpan(now)
  return Promise.all(
    ENTRIES.map(async (entry) => {
      const key = keys[entry.id]
      return { ...entry, issuer: CITY_ISSUER, requestKeys: key ? [await registeredKey(key)] : [], ...span }
    }),
  )
}

/** From when until when a register entry is in force that is proposed now, in Unix seconds. */
export function entrySpan(now: number): { readonly validFrom: number; readonly endsAt: number } {
  const year = new Date(now * 1000).getUTCFullYear()
  return { validFrom: Date.UTC(year, 0, 1) / 1000, endsAt: Date.UTC(year + YEARS, 0, 1) / 1000 }
}

const NOTHING_ASKED = { required: [], optional: [], admits: [], admission: 'any' } as const

const ENTRIES: readonly Entry[] = [
  {
    ...entryService(METRO),
    name: localText('地铁进站', 'Metro entrance'),
    operator: localText('演示市地铁运营公司', 'Demo City Metro'),
    purpose: localText('凭有效凭证进站，不记录是谁。', 'To enter with a valid code, without a record of who.'),
    legalBasis: localText('《演示市轨道交通条例》第十二条', 'Article 12 of the Demo City Rail Ordinance'),
    scope: 'visit',
    retentionDays: 0,
    contact: 'metro@demo.hefu.example',
    complaints: localText('演示市交通委员会，电话 12328', 'Demo City Transport Commission, telephone 12328'),
  },
  {
    ...entryService(READING_ROOM),
    name: localText('图书馆阅览室', 'Library reading room'),
    operator: localText('演示市图书馆', 'Demo City Library'),
    purpose: localText(
      '进入阅览室，并统计当天有多少位读者。',
      'To enter the reading room, and to count how many readers came that day.',
    ),
    legalBasis: localText('《演示市公共图书馆条例》第九条', 'Article 9 of the Demo City Public Library Ordinance'),
    scope: 'day',
    retentionDays: 1,
    contact: 'reading-room@library.demo.hefu.example',
    complaints: localText('演示市文化和旅游局，电话 12345', 'Demo City Bureau of Culture, telephone 12345'),
  },
  {
    ...entryService(LOANS_DESK),
    name: localText('图书借还', 'Library loans'),
    operator: localText('演示市图书馆', 'Demo City Library'),
    purpose: localText(
      '借书和还书：同一位读者每次有同一个假名，图书馆不知道姓名。',
      'To borrow and return: a reader has one pseudonym here, and the library learns no name.',
    ),
    legalBasis: localText('《演示市公共图书馆条例》第十一条', 'Article 11 of the Demo City Public Library Ordinance'),
    scope: 'account',
    retentionDays: 90,
    contact: 'loans@library.demo.hefu.example',
    complaints: localText('演示市文化和旅游局，电话 12345', 'Demo City Bureau of Culture, telephone 12345'),
  },
  {
    ...entryService(POOL),
    name: localText('公共游泳馆', 'Public swimming pool'),
    operator: localText('演示市体育中心', 'Demo City Sports Centre'),
    purpose: localText('每天入场一次，按优惠类别收费。', 'To enter once a day, at the price of the concession class.'),
    legalBasis: localText('《演示市体育设施条例》第二十条', 'Article 20 of the Demo City Sports Facilities Ordinance'),
    required: [entry('concession')],
    scope: 'day',
    admission: 'once',
    retentionDays: 1,
    contact: 'pool@sports.demo.hefu.example',
    complaints: localText('演示市体育局，电话 12345', 'Demo City Sports Bureau, telephone 12345'),
  },
  {
    ...entryService(FAULT_REPORTS),
    name: localText('设施报修', 'Fault reports'),
    operator: localText('演示市市政', 'Demo City Streets'),
    purpose: localText(
      '同一设施短时间内报修过多时，每人每天一次，不知道是谁。',
      'When a thing is reported by too many at once: one report a person a day, without saying who.',
    ),
    legalBasis: localText('《演示市市政设施条例》第十六条', 'Article 16 of the Demo City Public Facilities Ordinance'),
    scope: 'day',
    retentionDays: 1,
    contact: 'reports@streets.demo.hefu.example',
    complaints: localText('演示市政务服务热线，电话 12345', 'Demo City service line, telephone 12345'),
  },
  {
    ...entryService(NIGHT_VENUE),
    name: localText('夜间演出场所', 'Night venue'),
    operator: localText('演示市河岸文化公司', 'Riverside Culture Company'),
    purpose: localText('确认来客年满 18 岁，不看别的。', 'To know that a guest is 18 or over, and nothing else.'),
    legalBasis: localText(
      '《演示市未成年人保护条例》第十八条',
      'Article 18 of the Demo City Protection of Minors Ordinance',
    ),
    required: [entry('over-18')],
    admits: [{ index: entry('over-18'), oneOf: [true] }],
    scope: 'visit',
    showing: 'answer',
    retentionDays: 0,
    contact: 'door@riverside.demo.hefu.example',
    complaints: localText('演示市文化市场执法总队，电话 12345', 'Demo City Culture Inspection, telephone 12345'),
  },
  {
    ...identityService(HOTEL),
    name: localText('酒店前台', 'Hotel front desk'),
    operator: localText('演示市湖畔酒店', 'Lakeside Hotel'),
    purpose: localText('住宿登记须核对姓名和证件号码。', 'To register a guest by name and document number.'),
    legalBasis: localText('《演示市旅馆业管理办法》第六条', 'Article 6 of the Demo City Hotel Rules'),
    required: [identity('name'), identity('id-number')],
    optional: [identity('name-latin'), identity('id-type')],
    scope: 'visit',
    retentionDays: 30,
    contact: 'desk@lakeside.demo.hefu.example',
    complaints: localText(
      '演示市公安局治安总队，电话 12389',
      'Demo City Police, public order section, telephone 12389',
    ),
  },
  {
    ...identityService(CLINIC),
    name: localText('诊所挂号', 'Clinic counter'),
    operator: localText('演示市东区社区卫生服务中心', 'East District Community Clinic'),
    purpose: localText('挂号并找到您的病历。', 'To register you and find your file.'),
    legalBasis: localText(
      '《演示市社区卫生服务条例》第十五条',
      'Article 15 of the Demo City Community Health Ordinance',
    ),
    required: [identity('name'), identity('birth-date')],
    optional: [identity('id-number')],
    scope: 'account',
    retentionDays: 3650,
    contact: 'counter@clinic.demo.hefu.example',
    complaints: localText('演示市卫生健康委员会，电话 12320', 'Demo City Health Commission, telephone 12320'),
  },
  {
    ...entryService(SHOP),
    name: localText('便利店年龄核验', 'Corner shop age check'),
    operator: localText('演示市街角便利店', 'Corner Shop'),
    purpose: localText('出售酒类前确认年满 18 岁。', 'To know that a buyer of alcohol is 18 or over.'),
    legalBasis: localText(
      '《演示市未成年人保护条例》第十九条',
      'Article 19 of the Demo City Protection of Minors Ordinance',
    ),
    required: [entry('over-18')],
    admits: [{ index: entry('over-18'), oneOf: [true] }],
    scope: 'visit',
    showing: 'answer',
    retentionDays: 0,
    contact: 'shop@corner.demo.hefu.example',
    complaints: localText('演示市市场监督管理局，电话 12315', 'Demo City Market Regulator, telephone 12315'),
  },
  {
    ...entryService(EMPLOYER),
    name: localText('用人单位入职', 'Taking somebody on'),
    operator: localText('演示市百川商贸公司', 'Hundred Rivers Trading Company'),
    purpose: localText('确认应聘者年满 18 岁。', 'To know that an applicant is 18 or over.'),
    legalBasis: localText('《演示市劳动保障条例》第八条', 'Article 8 of the Demo City Labour Protection Ordinance'),
    required: [entry('over-18')],
    admits: [{ index: entry('over-18'), oneOf: [true] }],
    scope: 'visit',
    showing: 'answer',
    retentionDays: 0,
    contact: 'jobs@rivers.demo.hefu.example',
    complaints: localText('演示市劳动监察总队，电话 12333', 'Demo City Labour Inspection, telephone 12333'),
  },
  {
    ...identityService(BANK),
    name: localText('银行开户', 'Opening an account'),
    operator: localText('演示市汇通银行', 'Exchange Bank'),
    purpose: localText('开户须核对姓名和证件号码。', 'To open an account by name and document number.'),
    legalBasis: localText('《演示市反洗钱条例》第十六条', 'Article 16 of the Demo City Money Laundering Ordinance'),
    required: [identity('name'), identity('id-number')],
    scope: 'visit',
    retentionDays: 1825,
    contact: 'accounts@exchange.demo.hefu.example',
    complaints: localText('演示市金融监督管理局，电话 12363', 'Demo City Financial Regulator, telephone 12363'),
  },
  {
    ...identityService(LANDLORD),
    name: localText('租房看房', 'Viewing a flat'),
    operator: localText('演示市安居租赁', 'Homestead Lettings'),
    purpose: localText('约看房屋时知道来客的姓名。', 'To know the name of who comes to view a flat.'),
    legalBasis: localText('《演示市房屋租赁条例》第十条', 'Article 10 of the Demo City Tenancy Ordinance'),
    required: [identity('name')],
    scope: 'visit',
    retentionDays: 7,
    contact: 'lettings@homestead.demo.hefu.example',
    complaints: localText('演示市住房保障局，电话 12345', 'Demo City Housing Office, telephone 12345'),
  },
  {
    ...mandateService(BUSINESS_DESK),
    name: localText('企业服务窗口', 'Business service desk'),
    operator: localText('演示市政务服务中心', 'Demo City Service Centre'),
    purpose: localText(
      '确认来人可以代为签署，不看是谁。',
      'To know that somebody may sign for an organisation, not who they are.',
    ),
    legalBasis: localText('《演示市政务服务条例》第二十一条', 'Article 21 of the Demo City Public Service Ordinance'),
    required: [MANDATE_ORGANISATION, powerIndex('sign')],
    admits: [{ index: powerIndex('sign'), oneOf: [true] }],
    scope: 'visit',
    retentionDays: 30,
    contact: 'desk@service.demo.hefu.example',
    complaints: localText('演示市政务服务热线，电话 12345', 'Demo City service line, telephone 12345'),
  },
]

/** The attributes that the corner shop's gate asks for: its registered one and two that it has no business with. */
export const SHOP_OVER_ASK: readonly number[] = [entry('over-18'), entry('residency'), entry('concession')]

function entryService(id: ServiceId) {
  return { ...NOTHING_ASKED, id, type: PERSON_ENTRY.id, showing: 'open' } as const
}

function identityService(id: ServiceId) {
  return { ...NOTHING_ASKED, id, type: PERSON_IDENTITY.id, showing: 'answer' } as const
}

function mandateService(id: ServiceId) {
  return { ...NOTHING_ASKED, id, type: MANDATE.id, showing: 'answer' } as const
}

function entry(name: string): number {
  return PERSON_ENTRY.attributes.findIndex((attribute) => attribute.name === name)
}

function identity(name: string): number {
  return PERSON_IDENTITY.attributes.findIndex((attribute) => attribute.name === name)
}
