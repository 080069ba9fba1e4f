import { toBase64url } from '@hefu/bytes'
import { isInForce, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { describe, expect, test } from 'vitest'
import { CityError } from './error.ts'
import { parseCityConfig } from './parse-config.ts'

const text = { 'zh-CN': '文', en: 'text' }
const KEY = new Uint8Array(32).fill(3)

const library = {
  id: 'library.desk',
  operator: text,
  name: text,
  purpose: text,
  type: 'person.entry',
  required: ['residency', 'over-6'],
  optional: ['concession'],
  admits: { residency: ['resident'], 'over-6': [true] },
  scope: 'account',
  admission: 'any',
  showing: 'answer',
  retentionDays: 30,
  contact: 'desk@synthetic.example',
  complaints: text,
  requestKeys: [{ id: 'k1', publicKey: toBase64url(KEY) }],
  validFrom: '2026-11-01',
  endsAt: '2027-11-01',
}
const file = {
  origin: 'synthetic.example',
  name: text,
  publicUrl: 'https://city.synthetic.example/code',
  utcOffsetMinutes: 480,
  issuer: { id: 'city.synthetic', name: text },
  identityProvider: { issuer: 'https://id.synthetic.example/', audience: 'city', claims: 'userinfo' },
  allowedOrigins: ['https://wallet.synthetic.example', 'http://localhost:4601'],
  replacementsPerEpoch: 5,
  rateLimit: { requestsPerMinute: 60, trustedProxies: 1 },
  services: [library],
}
const {
  services: _services,
  allowedOrigins: _origins,
  replacementsPerEpoch: _replacements,
  rateLimit: _limit,
  ...least
} = file

/** What is said against a file, if anything is. */
function problem(json: unknown): string | null {
  try {
    parseCityConfig(json)
    return null
  } catch (error) {
    if (!(error instanceof CityError) || error.code !== 'invalid-config') throw error
    return error.message
  }
}

describe('a configuration file', () => {
  test('is read whole: attributes by name, dates in the time of the city, keys as base64url', () => {
    const { services, ...config } = parseCityConfig(file)
    const { services: _, ...asWritten } = file
    expect(config).toEqual(asWritten)
    expect(services).toEqual([
      {
        ...library,
        issuer: 'city.synthetic',
        required: [0, 8],
        optional: [9],
        admits: [
          { index: 8, oneOf: ['resident'] },
          { index: 0, oneOf: [true] },
        ],
        requestKeys: [{ id: 'k1', publicKey: KEY }],
        validFrom: Date.parse('2026-10-31T16:00:00Z') / 1000,
        endsAt: Date.parse('2027-10-31T16:00:00Z') / 1000,
      },
    ])
  })

  test('needs little: the rest is cautious', () => {
    expect(parseCityConfig(least)).toMatchObject({
      allowedOrigins: [],
      replacementsPerEpoch: 3,
      rateLimit: { requestsPerMinute: 120, trustedProxies: 0 },
      services: [],
    })
  })

  test('has texts in one form of Unicode, as bundles do', () => {
    const decomposed = { 'zh-CN': '文', en: 'Cafe\u0301' }
    expect(parseCityConfig({ ...file, name: decomposed }).name.en).toBe('Caf\u00e9')
  })

  test('a service ends at midnight of the city, and not before', () => {
    const [service] = parseCityConfig(file).services
    if (!service) throw new Error('the file has a service')
    expect(isInForce(service, Date.parse('2027-10-31T23:59:59+08:00') / 1000)).toBe(true)
    expect(isInForce(service, Date.parse('2027-11-01T00:00:00+08:00') / 1000)).toBe(false)
  })
})

describe('a mistake in the file is named', () => {
  test.each<[string, unknown, RegExp]>([
    ['no object', [], /^the file: /],
    ['nothing in it', {}, /origin: .*; name: .*; publicUrl: /],
    ['a member that nobody knows', { ...file, replacementPerEpoch: 1 }, /replacementPerEpoch/],
    ['one language', { ...file, name: { en: 'x' } }, /^name\.zh-CN: /],
    ['an empty text', { ...file, name: { 'zh-CN': '', en: 'x' } }, /^name\.zh-CN: /],
    ['an origin with a space', { ...file, origin: 'synthetic city' }, /^origin is a name/],
    ['a URL that ends with a slash', { ...file, publicUrl: 'https://x.example/' }, /^publicUrl is/],
    ['a URL with a query', { ...file, publicUrl: 'https://x.example/?' }, /^publicUrl is/],
    ['a URL with a name in it', { ...file, publicUrl: 'https://a:b@x.example' }, /^publicUrl is/],
    ['a URL of another kind', { ...file, publicUrl: 'ftp://x.example' }, /^publicUrl is/],
    ['a place that is no zone', { ...file, utcOffsetMinutes: 900 }, /^utcOffsetMinutes: /],
    ['an issuer that is no identifier', { ...file, issuer: { id: 'The City', name: text } }, /^issuer\.id: /],
    ['a provider without an address', at(file, 'identityProvider', { issuer: 'x' }), /^identityProvider\.issuer is/],
    [
      'a provider without an audience',
      at(file, 'identityProvider', { audience: '' }),
      /^identityProvider\.audience is/,
    ],
    ['claims from nowhere', at(file, 'identityProvider', { claims: 'x' }), /^identityProvider\.claims: /],
    [
      'an origin with a path',
      { ...file, allowedOrigins: ['https://x.example/'] },
      /^allowedOrigins: https:\/\/x\.example\/ /,
    ],
    ['any origin', { ...file, allowedOrigins: ['*'] }, /^allowedOrigins: \* /],
    ['replacements without end', { ...file, replacementsPerEpoch: 1000 }, /^replacementsPerEpoch is/],
    ['no requests', at(file, 'rateLimit', { requestsPerMinute: 0 }), /^rateLimit\.requestsPerMinute is/],
    ['half a request', at(file, 'rateLimit', { requestsPerMinute: 0.5 }), /^rateLimit\.requestsPerMinute is/],
  ])('%s', (_, json, message) => {
    expect(problem(json)).toMatch(message)
  })

  test.each<[string, object, RegExp]>([
    ['an id that is none', { id: 'Library' }, /^Library: not an identifier/],
    ['a type that is not issued', { type: 'person.health' }, /^library\.desk: this city does not issue person\.health/],
    [
      'an attribute that the type lacks',
      { required: ['colour'] },
      /^library\.desk: person\.entry has no attribute colour/,
    ],
    [
      'a value that the attribute lacks',
      { admits: { residency: ['citizen'] } },
      /citizen is no value of person\.entry residency/,
    ],
    ['a flag for a choice', { admits: { residency: [true] } }, /true is no value of person\.entry residency/],
    ['a condition without values', { admits: { residency: [] } }, /^services\.0\.admits\.residency: /],
    [
      'a condition on what is not required',
      { required: [] },
      /library\.desk: a condition is on an attribute not required/,
    ],
    ['an attribute twice', { optional: ['residency'] }, /library\.desk: an attribute is required and optional/],
    ['a key that is no base64url', { requestKeys: [{ id: 'k', publicKey: '!' }] }, /^library\.desk: /],
    [
      'a key of another length',
      { requestKeys: [{ id: 'k', publicKey: 'AAAA' }] },
      /^library\.desk: a request key has 32/,
    ],
    ['two keys of one id', { requestKeys: [...library.requestKeys, ...library.requestKeys] }, /two request keys/],
    ['no key to ask with', { requestKeys: [] }, /library\.desk: a service that asks needs a request key/],
    ['a scope that is none', { scope: 'year' }, /^services\.0\.scope: /],
    ['a day that does not exist', { validFrom: '2026-02-30' }, /^services\.0\.validFrom: /],
    ['an end before the beginning', { endsAt: '2026-10-01' }, /library\.desk: it ends before it begins/],
    ['no end', { endsAt: undefined }, /^services\.0\.endsAt: /],
    ['a retention below nothing', { retentionDays: -1 }, /^services\.0\.retentionDays: /],
    ['a member that nobody knows', { colour: 'red' }, /colour/],
  ])('in a service: %s', (_, change, message) => {
    expect(problem({ ...file, services: [{ ...library, ...change }] })).toMatch(message)
  })

  test('a service that is there twice', () => {
    expect(problem({ ...file, services: [library, library] })).toBe('library.desk is there twice')
  })

  test('and all mistakes of one kind at once', () => {
    const message = problem({ ...file, origin: '', publicUrl: 7, services: [{ ...library, scope: 'x' }] })
    expect(message).toMatch(/origin: .*; publicUrl: .*; services\.0\.scope: /)
  })
})

test('the attributes that a file names are those of the types', () => {
  for (const type of [PERSON_ENTRY, PERSON_IDENTITY]) {
    const names = type.attributes.map(({ name }) => name)
    const service = { ...library, type: type.id, required: names, optional: [], admits: {} }
    const [parsed] = parseCityConfig({ ...file, services: [service] }).services
    expect(parsed?.required).toEqual(names.map((_, index) => index))
  }
})

/** The file with some members of a part changed. */
function at<Part extends 'identityProvider' | 'rateLimit'>(json: typeof file, part: Part, change: object): unknown {
  return { ...json, [part]: { ...json[part], ...change } }
}
