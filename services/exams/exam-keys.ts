import { createSecretKey, type KeyObject } from 'node:crypto'
import { type ServiceConfig, type ServiceKeys, serviceKeys } from '@hefu/service-kit'

/** Keys that stand beside the database and never in it; each for one use alone. */
export interface ExamKeys extends Omit<ServiceKeys<'identity' | 'results' | 'cards'>, 'requests'> {
  /** With which places in a queue are signed; made ready once, since it is used thousands of times a second. */
  readonly places: KeyObject
}

/** `identity` is of the hash of an identity number, `results` seals results, `cards` is of student cards. @throws ServerError `master-key` */
export async function examKeys(config: Pick<ServiceConfig, 'name' | 'dataDirectory'>): Promise<ExamKeys> {
  const { identity, results, cards, staff, places } = await serviceKeys(config, [
    'identity',
    'results',
    'cards',
    'places',
  ])
  return { identity, results, cards, staff, places: createSecretKey(places) }
}
