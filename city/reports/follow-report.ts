import { isSecretOf } from './follow-secret.ts'
import type { ReportPorts } from './ports.ts'
import { coarse, isClosed } from './report.ts'
import type { WholeReport } from './report-store.ts'
import { newMessageId } from './webhooks/outbox.ts'

type Ports = Pick<ReportPorts, 'store' | 'clock' | 'random'>

/** A report as its reporter sees it; null for another secret and for an id that nobody has, which look alike. */
export async function followReport({ store }: Ports, id: string, secret: Uint8Array): Promise<WholeReport | null> {
  const whole = await store.find(id)
  return isSecretOf(secret, whole?.followHash ?? null) ? whole : null
}

/**
 * The reporter takes a report back: their words, their photos and their secret go at once. That there was one stays, since others may have been told
 * to wait for it.
 */
export async function withdrawReport(
  { store, clock, random }: Ports,
  id: string,
  secret: Uint8Array,
): Promise<'withdrawn' | 'unknown-report' | 'closed'> {
  const now = coarse(clock())
  const changed = await store.change<'unknown-report' | 'closed'>(
    id,
    ({ report, followHash }) => {
      if (!isSecretOf(secret, followHash)) return 'unknown-report'
      if (isClosed(report.state)) return 'closed'
      return {
        report: { ...report, state: 'withdrawn', changedAt: Math.max(now, report.changedAt), closedAt: now },
        event: { state: 'withdrawn', note: null, office: null, at: now },
        forget: true,
      }
    },
    newMessageId(random),
  )
  return typeof changed === 'string' ? changed : 'withdrawn'
}
