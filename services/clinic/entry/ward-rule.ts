import { type AttributeValue, HEALTH_LAB } from '@hefu/standard'
import { TEST_LASTS } from './evidence.ts'

const index = (name: string): number => HEALTH_LAB.attributes.findIndex((attribute) => attribute.name === name)
const TEST = index('test')
const RESULT = index('result')
const SAMPLED = index('sampled')

/**
 * The rule of a ward over a laboratory result: a negative nucleic acid or antigen test whose sample was taken within the last 48 hours. The card
 * tells the hour alone, so what may be older counts as older.
 */
export function isNegativeWithin48Hours(
  disclosed: ReadonlyMap<number, AttributeValue>,
  now: number,
  utcOffsetMinutes: number,
): boolean {
  const sampled = Date.parse(`${disclosed.get(SAMPLED)}:00:00Z`) / 1000 - utcOffsetMinutes * 60
  const says = disclosed.get(RESULT) === 'negative' && disclosed.get(TEST) !== 'antibody'
  return says && sampled <= now && now <= sampled + TEST_LASTS
}
