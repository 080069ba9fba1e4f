import { type FollowedReport, followedOf } from './answers.ts'
import { followReport } from './follow-report.ts'
import { readSecret } from './follow-secret.ts'
import type { ReportPorts } from './ports.ts'
import { isReportId } from './report-id.ts'

/** A report as its reporter sees it, with the names that belong to it; null for another secret, for an id that nobody has, and for what is neither. */
export async function readFollowed(ports: ReportPorts, id: string, sent: string): Promise<FollowedReport | null> {
  const secret = readSecret(sent)
  const whole = secret && isReportId(id) ? await followReport(ports, id, secret) : null
  if (!whole) return null
  const [categories, custodians] = await Promise.all([ports.categories.all(), ports.things.register.custodians()])
  const { report } = whole
  const none = { 'zh-CN': '', en: '' }
  return followedOf(whole, {
    category: categories.find(({ code }) => code === report.category)?.name ?? none,
    custodian: custodians.find(({ id: custodian }) => custodian === report.custodian)?.name ?? none,
  })
}
