import type { LocalText } from '@hefu/standard'
import type { OperatorName } from './operator.ts'

/** Somebody of an operator's staff, as the identity provider knows them: by what they do, without a name. */
export interface StaffAccount {
  readonly id: string
  /** Whose staff. */
  readonly operator: OperatorName
  readonly post: LocalText
  /** What their service lets them do. */
  readonly roles: readonly string[]
}

/** How a service of the demo signs its staff in. */
export interface StaffClient {
  readonly operator: OperatorName
  readonly clientId: string
  readonly clientSecret: string
  /** Where the service is, without a slash at the end. */
  readonly publicUrl: string
}

/** Two people at each service: who runs it, and who stands at its desk. */
export const STAFF_ACCOUNTS: readonly StaffAccount[] = [
  staff('transit', 'manager', '交通公司：运营', 'Transit: operations', ['transit', 'transit-desk']),
  staff('transit', 'desk', '交通公司：服务台', 'Transit: service desk', ['transit-desk']),
  staff('parking', 'manager', '停车场：运营', 'Parking: operations', ['parking', 'parking-desk']),
  staff('parking', 'desk', '停车场：岗亭', 'Parking: the booth', ['parking-desk']),
  staff('library', 'manager', '图书馆：馆员', 'Library: librarian', ['library', 'library-desk']),
  staff('library', 'desk', '图书馆：借还台', 'Library: loans desk', ['library-desk']),
  staff('exams', 'manager', '教育考试院：考务', 'Education authority: examinations', ['exams', 'exams-counter']),
  staff('exams', 'counter', '教育考试院：窗口', 'Education authority: counter', ['exams-counter']),
  staff('clinic', 'manager', '卫生中心：病案', 'Clinic: records', ['clinic']),
  staff('hospital', 'manager', '医院：病案', 'Hospital: records', ['clinic']),
]

/** The name of a service's client at the identity provider. */
export function staffClientId(operator: OperatorName): string {
  return `hefu-staff-${operator}`
}

function staff(
  operator: OperatorName,
  id: string,
  chinese: string,
  english: string,
  roles: readonly string[],
): StaffAccount {
  return { id: `${operator}.${id}`, operator, post: { 'zh-CN': chinese, en: english }, roles }
}
