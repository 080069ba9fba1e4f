import {
  type CollectedParts,
  checkHealthCode,
  type HealthCertificate,
  judgeEntry,
  readHealthCode,
  type TrustList,
} from '@hefu/health'
import type { ShownVerdict } from '../engine/gate-engine.ts'
import type { HealthSettings } from './health-settings.ts'

/** What came of one code: a verdict, or a part of a card whose other codes are still to come. */
export type JudgedCertificate =
  | { readonly outcome: 'judged'; readonly verdict: ShownVerdict }
  | { readonly outcome: 'part'; readonly collected: CollectedParts }

/** What a certificate is judged by. */
export interface CertificateScene {
  readonly settings: HealthSettings
  readonly lists: readonly TrustList[]
  /** Codes of the same card that were held up before. */
  readonly collected: CollectedParts | null
  /** Unix seconds. */
  readonly now: number
}

/**
 * Judges a health certificate by the gate's rule, offline. Vaccinated, tested and recovered give the same verdict, and nothing of what it says is in
 * it; the person only where staff chose to compare.
 */
export async function judgeCertificate(text: string, scene: CertificateScene): Promise<JudgedCertificate> {
  const { settings, lists, collected, now } = scene
  const read = await readHealthCode(text, collected)
  if (read.outcome === 'part') return read
  if (read.outcome === 'refused') return refused('health-unreadable')
  if (lists.length === 0) return refused('health-no-list')
  const entry = judgeEntry(await checkHealthCode(read.code, lists, now), settings, now)
  if (entry.verdict === 'refused') return refused(`health-${entry.reason}`)
  const person = settings.showName ? personOf(read.code.certificate) : undefined
  const disclosed = new Map()
  return { outcome: 'judged', verdict: { verdict: 'admitted', disclosed, ...(person && { person }) } }
}

function refused(reason: Extract<ShownVerdict, { verdict: 'refused' }>['reason']): JudgedCertificate {
  return { outcome: 'judged', verdict: { verdict: 'refused', reason } }
}

function personOf({ name, birthDate }: HealthCertificate): string {
  return [name, birthDate].filter(Boolean).join(', ')
}
