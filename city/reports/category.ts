import type { LocalText } from '@hefu/standard'
import { z } from 'zod'
import { CityError } from '../error.ts'
import { checkText } from '../import/check-text.ts'

/** What can be wrong with things of a kind, or with a place: a service of Open311. */
export interface FaultCategory {
  /** The service code: lower-case letters, digits and hyphens, so that `.json` behind it is no part of it. */
  readonly code: string
  /** The kind of thing; null for what has no thing, such as litter. */
  readonly kind: string | null
  /** Who answers a report that names a place and no thing; null where a thing has to be named. */
  readonly custodian: string | null
  readonly name: LocalText
  /** What to report under it. */
  readonly hint: LocalText
  /** Whether new reports may name it. */
  readonly offered: boolean
}

/** Whether a text can be a service code. */
export function isCategoryCode(text: string): boolean {
  return CODE.test(text)
}

const CODE = /^[a-z0-9](-?[a-z0-9]){0,39}$/
const Text = (most: number) =>
  z.string().transform((value, context) => {
    const checked = checkText('text', value, most)
    if (checked.outcome === 'good') return checked.value
    context.issues.push({ code: 'custom', message: checked.refusal.reason, input: value })
    return z.NEVER
  })
const Local = (most: number) => z.strictObject({ 'zh-CN': Text(most), en: Text(most) })
const Category = z
  .strictObject({
    code: z.string().regex(CODE),
    kind: z.string().nullable(),
    custodian: z.string().nullable(),
    name: Local(40),
    hint: Local(200),
    offered: z.boolean().default(true),
  })
  .refine(({ kind, custodian }) => kind !== null || custodian !== null, 'needs a kind, a custodian, or both')

/**
 * Reads what can be reported, as the city's team writes it: a JSON array of categories.
 *
 * @throws CityError `invalid-category`, naming everything that does not fit
 */
export function parseCategories(value: unknown): readonly FaultCategory[] {
  const parsed = z.array(Category).max(1000).safeParse(value)
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new CityError('invalid-category', problems.join('; '))
  }
  const codes = parsed.data.map(({ code }) => code)
  if (new Set(codes).size !== codes.length) throw new CityError('invalid-category', 'a code is there twice')
  return parsed.data
}
