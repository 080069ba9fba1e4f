import type { Measured } from './result.ts'

/** What can be measured. */
export const SUITES = ['showing', 'issuance', 'drill', 'log', 'gate', 'apps', 'things', 'resolver', 'services'] as const

/** The name of a suite. */
export type SuiteName = (typeof SUITES)[number]

/** What each suite is about, in a line. */
export const ABOUT: Readonly<Record<SuiteName, string>> = {
  showing: 'proving and verifying a pass against other implementations; bytes and QR version',
  issuance: 'credentials a second that one city process issues, over HTTP and PostgreSQL',
  drill: 'a stolen issuer key: from two officers to the new bundle, and everybody re-issued',
  log: 'entries a second that the public log takes durably; until they are visible; proofs',
  gate: 'from a 1080p camera frame to the verdict, in Chromium',
  apps: 'size and start of wallet and gate, in Chromium',
  things: 'things a second that are imported, beside plain COPY; finding them',
  resolver: 'pages and records of codes a second that one city process answers, beside a constant',
  services: 'tickets issued, entries decided, results released: what city services do a second',
}

/** What a suite can be told. */
export interface SuiteOptions {
  /** How many there are: things, or tickets that a gate knows as spent and candidates who come. */
  readonly count?: number
}

/** Measures one suite. Its code is loaded here and not before: none has to do without what another one needs. */
export async function runSuite(name: SuiteName, options: SuiteOptions = {}): Promise<Measured> {
  switch (name) {
    case 'showing':
      return (await import('./suites/showing.ts')).showing()
    case 'issuance':
      return (await import('./suites/issuance.ts')).issuance()
    case 'drill':
      return (await import('./suites/drill.ts')).drill()
    case 'log':
      return (await import('./suites/log.ts')).log()
    case 'gate':
      return (await import('./suites/gate.ts')).gate()
    case 'apps':
      return (await import('./suites/apps.ts')).apps()
    case 'things':
      return (await import('./suites/things.ts')).things(options.count)
    case 'resolver':
      return (await import('./suites/resolver.ts')).resolver(options.count)
    case 'services':
      return (await import('./suites/services.ts')).services(options.count)
  }
}
