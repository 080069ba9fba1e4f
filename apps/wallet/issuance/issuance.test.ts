import { memoryStore } from '@hefu/app-browser'
import { type Epoch, epochAt, epochPlus, epochStart, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { ADULT, IDENTITY } from '@hefu/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { type QuietNetwork, quietNetwork } from '../net/quiet-network.ts'
import { type OpenWallet, openWallet } from '../state/open-wallet.ts'
import { createVault, openVault, type VaultPorts } from '../storage/vault.ts'
import { type FakeCity, fakeCity, refuse } from '../test/fake-city.ts'
import { enrol, type IssuePorts, renew } from './issue.ts'

const SECRET = new Uint8Array(32).fill(1)
const TOKENS = { accessToken: 'access', refreshToken: 'refresh-0' }

let city: FakeCity
let vaultPorts: VaultPorts
let wallet: OpenWallet
let network: QuietNetwork
let present: Epoch

beforeEach(async () => {
  city = await fakeCity()
  vaultPorts = { store: memoryStore(), random: city.random }
  const vault = await createVault(
    vaultPorts,
    { kind: 'pin', salt: new Uint8Array(16), memoryKib: 64, passes: 1 },
    SECRET,
  )
  wallet = await openWallet(vault)
  network = quietNetwork({ fetch: city.fetch, isOnline: () => true })
  present = epochAt(city.now, 480)
})

function ports(now: number = city.now): IssuePorts {
  return { config: city.config, bundle: city.bundle, network, random: city.random, now }
}

function held(): readonly string[] {
  return wallet.holdings.get().credentials.map(({ header }) => `${header.type} ${header.epoch}`)
}

async function reopen(): Promise<OpenWallet> {
  return openWallet(await openVault(vaultPorts, SECRET))
}

describe('enrolment', () => {
  test('receives, keeps sealed and accepts, step by step', async () => {
    const steps: string[] = []
    await enrol(ports(), wallet, { tokens: TOKENS, type: PERSON_ENTRY.id, onStep: (step) => steps.push(step) })
    expect(steps).toEqual(['asking', 'checking', 'keeping', 'accepting'])
    expect(city.requests).toEqual(['/nonce', '/credential', '/nonce', '/notification'])
    const { credentials, signIn, pending } = (await reopen()).holdings.get()
    expect(credentials).toEqual(wallet.holdings.get().credentials)
    expect(credentials[0]?.values).toEqual(ADULT)
    expect(signIn.refreshToken).toBe('refresh-0')
    expect(pending).toEqual([])
  })

  test('of both types, with secrets that have nothing in common', async () => {
    await enrol(ports(), wallet, { tokens: TOKENS, type: PERSON_ENTRY.id })
    await enrol(ports(), wallet, { tokens: TOKENS, type: PERSON_IDENTITY.id })
    const [entry, identity] = wallet.holdings.get().credentials
    expect(identity?.values).toEqual(IDENTITY)
    expect(identity?.proverNym).not.toEqual(entry?.proverNym)
    expect(new Set(city.pseudonyms).size).toBe(2)
  })

  test('asks once more when the nonce took too long, with the same commitment', async () => {
    city.instead.set('/credential', [() => refuse('invalid_nonce')])
    await enrol(ports(), wallet, { tokens: TOKENS, type: PERSON_ENTRY.id })
    expect(city.requests.filter((path) => path === '/credential')).toHaveLength(2)
    expect(held()).toEqual([`person.entry ${present}`])
  })

  test('after a lost answer and a closed page, asks with the commitment that it had begun with', async () => {
    const lost = async (): Promise<Response> => {
      city.requests.pop()
      await city.fetch('/credential', lastRequest)
      throw new TypeError('network lost')
    }
    let lastRequest: RequestInit | undefined
    const { fetch } = city
    network = quietNetwork({
      fetch: (url, init) => {
        lastRequest = init
        return fetch(url, init)
      },
      isOnline: () => true,
    })
    city.instead.set('/credential', [lost])
    const attempt = enrol(ports(), wallet, { tokens: TOKENS, type: PERSON_ENTRY.id })
    await expect(attempt).rejects.toMatchObject({ code: 'city-down' })
    wallet = await reopen()
    await enrol(ports(), wallet, { tokens: TOKENS, type: PERSON_ENTRY.id })
    expect(city.commitments).toHaveLength(2)
    expect(new Set(city.commitments).size).toBe(1)
    expect(held()).toEqual([`person.entry ${present}`])
  })

  test('keeps the credential even when the city cannot be told that it was accepted', async () => {
    city.instead.set('/notification', [() => refuse('', 503)])
    await enrol(ports(), wallet, { tokens: TOKENS, type: PERSON_ENTRY.id })
    expect(held()).toEqual([`person.entry ${present}`])
  })

  test('refuses a credential that no key in the bundle signed, and holds nothing', async () => {
    const other = await fakeCity('another city')
    const bundle = { ...city.bundle, issuerKeys: other.bundle.issuerKeys }
    const attempt = enrol({ ...ports(), bundle }, wallet, { tokens: TOKENS, type: PERSON_ENTRY.id })
    await expect(attempt).rejects.toMatchObject({ code: 'credential-refused' })
    expect(held()).toEqual([])
  })

  test.each([
    [401, 'sign-in-expired'],
    [429, 'city-busy'],
    [400, 'city-refused'],
    [400, 'replacements-exhausted'],
    [503, 'city-down'],
  ])('names what a status of %i means: %s', async (status, code) => {
    city.instead.set('/credential', [() => refuse('', status, code)])
    const attempt = enrol(ports(), wallet, { tokens: TOKENS, type: PERSON_ENTRY.id })
    await expect(attempt).rejects.toMatchObject({ code })
  })
})

describe('renewal', () => {
  beforeEach(async () => {
    await enrol(ports(), wallet, { tokens: TOKENS, type: PERSON_ENTRY.id })
    city.requests.length = 0
  })

  test('fetches the next epoch with the same secret, and keeps the exchanged refresh token', async () => {
    await renew(ports(), wallet)
    expect(held()).toEqual([`person.entry ${present}`, `person.entry ${epochPlus(present, 1)}`])
    const [first, next] = wallet.holdings.get().credentials
    expect(next?.nymSecret).toEqual(first?.nymSecret)
    expect(next?.proverBlind).not.toEqual(first?.proverBlind)
    expect(new Set(city.pseudonyms).size).toBe(1)
    expect((await reopen()).holdings.get().signIn.refreshToken).toBe('refresh-1')
  })

  test('asks for nothing when everything is there', async () => {
    await renew(ports(), wallet)
    city.requests.length = 0
    await renew(ports(), wallet)
    expect(city.requests).toEqual([])
  })

  test('a week late it fetches the present epoch by refresh; a month late by a new enrolment; the secret stays', async () => {
    const first = wallet.holdings.get().credentials[0]
    for (const weeks of [1, 4]) {
      const epoch = epochPlus(present, weeks)
      city.pseudonyms.length = 0
      await renew(ports(epochStart(epoch, 480) + 60), wallet)
      const latest = wallet.holdings.get().credentials.at(-1)
      expect(latest?.header.epoch).toBe(epoch)
      expect(latest?.nymSecret).toEqual(first?.nymSecret)
    }
    expect(held()).toEqual([`person.entry ${epochPlus(present, 4)}`])
  })

  test('without a kept sign-in only the holder can go on', async () => {
    await wallet.setSignIn({ refreshToken: null })
    await expect(renew(ports(), wallet)).rejects.toMatchObject({ code: 'sign-in-expired' })
    expect(city.requests).toEqual([])
  })

  test('does not take a code back from another wallet of the holder by itself, only after a new sign-in', async () => {
    const elsewhere = () => refuse('credential_request_denied', 400, 'pseudonym-differs')
    city.instead.set('/credential', [elsewhere, elsewhere])
    await expect(renew(ports(), wallet)).rejects.toMatchObject({ code: 'enrolled-elsewhere' })
    expect(city.pseudonyms).toHaveLength(1)
    await renew(ports(), wallet, true)
    expect(held()).toEqual([`person.entry ${present}`, `person.entry ${epochPlus(present, 1)}`])
  })

  test('a sign-in that the provider ended says so', async () => {
    city.instead.set('/token', [() => refuse('invalid_grant')])
    await expect(renew(ports(), wallet)).rejects.toMatchObject({ code: 'sign-in-expired' })
  })
})
