import type { HealthFormat } from '@hefu/health'
import type { HealthAbout } from '../health/kept-health.ts'
import * as m from '../paraglide/messages.js'

const ABOUT: Readonly<Record<HealthAbout, () => string>> = {
  vaccination: m.health_vaccination,
  test: m.health_test,
  recovery: m.health_recovery,
  several: m.health_several,
  nothing: m.health_title,
}

const FORMATS: Readonly<Record<HealthFormat, () => string>> = { dcc: m.health_dcc, shc: m.health_shc }

/** What a certificate is about. */
export function aboutInWords(about: HealthAbout): string {
  return ABOUT[about]()
}

/** What the format is called. */
export function formatInWords(format: HealthFormat): string {
  return FORMATS[format]()
}
