import type { EntryRule } from '@hefu/health'

/** What a gate lets in by beside its own passes, and whether it shows whose certificate it is. */
export interface HealthSettings extends EntryRule {
  /** Name and date of birth, for staff to compare with an identity document: such a certificate can be copied. */
  readonly showName: boolean
}

/** What staff begin with when they turn it on. */
export const DEFAULT_HEALTH: HealthSettings = {
  vaccinated: true,
  testedWithinHours: 48,
  recovered: true,
  showName: false,
}

/** Hours since a sample that staff choose from. */
export const TEST_HOURS = [24, 48, 72] as const

/** The settings on this device; null, which is off, for what is damaged. */
export function readHealthSettings(kept: unknown): HealthSettings | null {
  if (typeof kept !== 'object' || kept === null) return null
  const { vaccinated, testedWithinHours, recovered, showName } = kept as Partial<Record<keyof HealthSettings, unknown>>
  return {
    vaccinated: vaccinated === true,
    testedWithinHours: TEST_HOURS.find((hours) => hours === testedWithinHours) ?? null,
    recovered: recovered === true,
    showName: showName === true,
  }
}
