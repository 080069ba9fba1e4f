import { checkDate, checkNumber, checkText } from '../import/check-text.ts'
import { type Checked, good, refuse } from '../import/refusal.ts'
import type { Attribute, ThingKind } from './kind.ts'
import type { AttributeValues } from './thing.ts'

/** Holds what is said of a thing to the attributes of its kind. An empty text or null is no value. */
export function checkAttributes(kind: ThingKind, given: Readonly<Record<string, unknown>>): Checked<AttributeValues> {
  const values: Record<string, string | number> = {}
  for (const attribute of kind.attributes) {
    const value = Object.hasOwn(given, attribute.id) ? given[attribute.id] : undefined
    const field = `attributes.${attribute.id}`
    if (value === undefined || value === null || value === '') {
      if (attribute.required) return refuse(field, 'missing')
      continue
    }
    const checked = checkValue(attribute, field, value)
    if (checked.outcome === 'refused') return checked
    values[attribute.id] = checked.value
  }
  for (const id of Object.keys(given)) {
    const isEmpty = given[id] === '' || given[id] === null
    if (!isEmpty && !kind.attributes.some((attribute) => attribute.id === id)) {
      return refuse('attributes', 'unknown-attribute')
    }
  }
  return good(values)
}

function checkValue(attribute: Attribute, field: string, value: unknown): Checked<string | number> {
  switch (attribute.kind) {
    case 'text':
      return checkText(field, value, attribute.most)
    case 'number':
      return checkNumber(field, value, attribute.least, attribute.most)
    case 'date':
      return checkDate(field, value, attribute.earliest, attribute.latest)
    case 'choice':
      return attribute.choices.some(({ id }) => id === value) ? good(value as string) : refuse(field, 'unknown-choice')
  }
}
