import { describe, expect, test } from 'vitest'
import { CityError } from './error.ts'
import { parseCityConfig } from './parse-config.ts'

const file = {
  origin: 'synthetic.example',
  publicUrl: 'https://city.synthetic.example/code',
  labelOrigin: 'https://code.synthetic.example',
  issuer: 'city.synthetic',
  witnesses: [{ url: 'https://witness.synthetic.example', key: 'w+00000000+AAAA' }],
  quorum: 1,
  headFile: '/mnt/other-disk/log-head/checkpoint',
  identityProvider: { issuer: 'https://id.synthetic.example/', audience: 'city', claims: 'userinfo' },
  allowedOrigins: ['https://wallet.synthetic.example', 'http://localhost:4601'],
  registerUrl: 'https://register.synthetic.example/site',
  consoleOrigin: 'https://console.synthetic.example',
  organisationOrigin: 'https://organisations.synthetic.example',
  keyProposer: '/etc/hefu/machine.1.json',
  replacementsPerEpoch: 5,
  rateLimit: { requestsPerMinute: 60, trustedProxies: 1 },
}
const {
  labelOrigin: _labels,
  headFile: _head,
  allowedOrigins: _origins,
  consoleOrigin: _console,
  organisationOrigin: _organisations,
  keyProposer: _proposer,
  registerUrl: _register,
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
  test('is read whole', () => {
    expect(parseCityConfig(file)).toEqual(file)
  })

  test('needs little: the rest is cautious', () => {
    expect(parseCityConfig(least)).toMatchObject({
      allowedOrigins: [],
      replacementsPerEpoch: 3,
      rateLimit: { requestsPerMinute: 120, trustedProxies: 0 },
    })
  })
})

describe('a mistake in the file is named', () => {
  test.each<[string, unknown, RegExp]>([
    ['no object', [], /^the file: /],
    ['nothing in it', {}, /origin: .*; publicUrl: /],
    ['a member that nobody knows', { ...file, replacementPerEpoch: 1 }, /replacementPerEpoch/],
    [
      'a console that is a page',
      { ...file, consoleOrigin: 'https://console.x.example/' },
      /^consoleOrigin: .* no web origin/,
    ],
    ['a console that is everybody', { ...file, consoleOrigin: '*' }, /^consoleOrigin: .* no web origin/],
    [
      'a page of organisations that is everybody',
      { ...file, organisationOrigin: '*' },
      /^organisationOrigin: .* no web origin/,
    ],
    ['a key file without a name', { ...file, keyProposer: '' }, /keyProposer/],
    ['an origin with a space', { ...file, origin: 'synthetic city' }, /^origin is a name/],
    ['a URL that ends with a slash', { ...file, publicUrl: 'https://x.example/' }, /^publicUrl is/],
    ['a site that ends with a slash', { ...file, registerUrl: 'https://x.example/' }, /^registerUrl is/],
    ['a URL with a query', { ...file, publicUrl: 'https://x.example/?' }, /^publicUrl is/],
    ['a URL with a name in it', { ...file, publicUrl: 'https://a:b@x.example' }, /^publicUrl is/],
    ['a URL of another kind', { ...file, publicUrl: 'ftp://x.example' }, /^publicUrl is/],
    ['codes that lead to a path', { ...file, labelOrigin: 'https://x.example/code' }, /^labelOrigin is/],
    ['codes that lead to a port', { ...file, labelOrigin: 'https://x.example:8443' }, /^labelOrigin is/],
    ['what the register says', { ...file, name: { en: 'x' } }, /name/],
    ['a quorum without witnesses', { ...file, witnesses: [] }, /^quorum is 1 to/],
    ['a quorum that nobody can reach', { ...file, quorum: 2 }, /^quorum is 1 to/],
    ['nobody who has to cosign', { ...file, quorum: 0 }, /^quorum is 1 to/],
    ['a witness twice', { ...file, witnesses: [...file.witnesses, ...file.witnesses] }, /^witnesses: a key/],
    ['a witness without an address', { ...file, witnesses: [{ url: 'x', key: 'w' }] }, /^witnesses: x /],
    ['an issuer that is no identifier', { ...file, issuer: 'The City' }, /^issuer: /],
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

  test('and all mistakes of one kind at once', () => {
    const message = problem({ ...file, origin: '', publicUrl: 7, quorum: 'x' })
    expect(message).toMatch(/origin: .*; publicUrl: .*; quorum: /)
  })
})

/** The file with some members of a part changed. */
function at<Part extends 'identityProvider' | 'rateLimit'>(json: typeof file, part: Part, change: object): unknown {
  return { ...json, [part]: { ...json[part], ...change } }
}
