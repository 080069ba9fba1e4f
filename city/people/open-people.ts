import type { RandomSource } from '@hefu/bbs'
import type { KeyStore } from '@hefu/server'
import { type Clock, type CredentialTypeId, epochAt } from '@hefu/standard'
import type { Kysely } from 'kysely'
import type { Database } from '../database/schema.ts'
import type { IssuancePorts } from '../issuance/issuance-ports.ts'
import type { OfficerAudit } from '../officers/officer-audit.ts'
import type { DailyJob } from '../operations/daily.ts'
import type { ProposalDesk } from '../register/proposals.ts'
import { databaseAccessStore } from './access-store.ts'
import { databaseCaseStore } from './case-store.ts'
import { loadCaseKeys } from './case-texts.ts'
import { databaseHoldingsStore } from './holdings-store.ts'
import { databaseOrderStore } from './order-store.ts'
import { deleteOverdue, settleOrders } from './retention.ts'
import type { OfficerPorts } from './work-on-cases.ts'

/** The persons' side of a city. */
export interface People {
  readonly ports: OfficerPorts
  /** What is to be done once a day: what has been kept long enough is deleted, what was interrupted is finished. */
  readonly daily: readonly DailyJob[]
}

/** Composes it over the city's database. @throws CityError as `KeyStore` */
export async function openPeople(options: {
  readonly provider: string
  readonly issuance: Pick<IssuancePorts, 'register' | 'keys' | 'store' | 'earlyEnds' | 'types'>
  readonly desk: ProposalDesk
  readonly audit: OfficerAudit
  readonly database: Kysely<Database>
  readonly keyStore: KeyStore
  readonly clock: Clock
  readonly random: RandomSource
}): Promise<People> {
  const { provider, issuance, desk, audit, database, keyStore, clock, random } = options
  const ports: OfficerPorts = {
    provider,
    register: issuance.register,
    keys: issuance.keys,
    caseKeys: await loadCaseKeys(keyStore, personTypes(issuance), random),
    records: issuance.store,
    earlyEnds: issuance.earlyEnds,
    orders: databaseOrderStore(database),
    cases: databaseCaseStore(database),
    accesses: databaseAccessStore(database),
    holdings: databaseHoldingsStore(database),
    desk,
    audit,
    clock,
    random,
    inTurn: turns(),
  }
  const offset = (): number => issuance.register().city?.utcOffsetMinutes ?? 0
  return {
    ports,
    daily: [
      {
        name: 'delete-overdue',
        run: () => deleteOverdue(database, { now: clock(), epoch: epochAt(clock(), offset()) }),
      },
      { name: 'settle-early-ends', run: () => settleOrders(ports) },
    ],
  }
}

/** What persons are issued; mandates stand under grants, and no person is found there. */
function personTypes({ keys, types }: Pick<IssuancePorts, 'keys' | 'types'>): CredentialTypeId[] {
  const granted = types.filter(({ sources }) => sources === 'grant').map(({ type }) => type.id)
  return [...keys.subject.keys()].filter((type) => !granted.includes(type))
}

/** One piece of work after the other, whatever became of the one before. */
function turns(): OfficerPorts['inTurn'] {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => {})
    return next
  }
}
