import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { SHOP } from '../test/test-codes.ts'
import { GS1_VOCABULARY, linksetOf, linksOf } from './linkset.ts'
import { resolveOrganisation } from './resolve-organisation.ts'

/**
 * RFC 9264, section 4.2, as a schema: the set holds link contexts (4.2.1), a context an anchor and targets under relations (4.2.2), a target an
 * `href` and attributes (4.2.3, 4.2.4): those of RFC 8288 as strings, `hreflang` as an array, those with a language as arrays of objects.
 */
const LINKSET = {
  type: 'object',
  additionalProperties: false,
  required: ['linkset'],
  properties: {
    linkset: {
      type: 'array',
      items: {
        type: 'object',
        properties: { anchor: { type: 'string', pattern: '^https://' } },
        // A relation is a registered word in lower case, or an address.
        propertyNames: { pattern: '^(anchor|[a-z][a-z0-9.-]*|https?://.+)$' },
        additionalProperties: { type: 'array', minItems: 1, items: { $ref: '#/$defs/target' } },
      },
    },
  },
  $defs: {
    target: {
      type: 'object',
      required: ['href'],
      additionalProperties: false,
      properties: {
        href: { type: 'string', pattern: '^https://' },
        type: { type: 'string', pattern: '^[a-z]+/[a-z0-9.+-]+$' },
        title: { type: 'string' },
        media: { type: 'string' },
        hreflang: { type: 'array', minItems: 1, items: { type: 'string', pattern: '^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$' } },
        'title*': {
          type: 'array',
          minItems: 1,
          items: {
            type: 'object',
            required: ['value'],
            additionalProperties: false,
            properties: { value: { type: 'string' }, language: { type: 'string' } },
          },
        },
      },
    },
  },
} as const

test('a set of links is what RFC 9264, section 4.2 says it is', () => {
  const shop = { organisation: { ...SHOP, changedAt: 0, closedAt: null }, licences: [], results: [] }
  const url = 'https://code.city.example/o/noodles-7'
  const set = linksetOf(linksOf(resolveOrganisation(shop, '2026-11-25'), url), url)
  const validate = new Ajv({ allErrors: true }).compile(LINKSET)
  expect(validate(JSON.parse(JSON.stringify(set))), JSON.stringify(validate.errors)).toBe(true)
  // The schema sees what is wrong.
  for (const wrong of [
    { linkset: [{ anchor: 1 }] },
    { linkset: [{ item: [{}] }] },
    { linkset: {} },
    { linkset: [{ item: {} }] },
  ]) {
    expect(validate(wrong)).toBe(false)
  }
})

test('what GS1’s resolvers demand is there: one default link, and every other target with a title and a type', () => {
  const shop = { organisation: { ...SHOP, changedAt: 0, closedAt: null }, licences: [], results: [] }
  const links = linksOf(resolveOrganisation(shop, '2026-11-25'), 'https://code.city.example/o/noodles-7')
  expect(links.filter(({ rel }) => rel === `${GS1_VOCABULARY}defaultLink`)).toHaveLength(1)
  for (const { rel, title, type } of links) {
    const isTyped = type?.includes('/') ?? rel === `${GS1_VOCABULARY}defaultLink`
    expect([title.en.length > 0, isTyped]).toEqual([true, true])
  }
  expect(new Set(links.map(({ rel }) => rel.replace(GS1_VOCABULARY, 'gs1:')))).toEqual(
    new Set([
      'gs1:defaultLink',
      'gs1:locationInfo',
      'gs1:certificationInfo',
      'gs1:safetyInfo',
      'alternate',
      'describedby',
    ]),
  )
})
