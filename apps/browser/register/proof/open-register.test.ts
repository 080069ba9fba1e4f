import { formatVerifierKey } from '@hefu/log'
import { type Served, type SyntheticCity, syntheticCity } from '@hefu/testing'
import { beforeEach, describe, expect, test } from 'vitest'
import { proveBundle } from '../../trust/accept-bundle.ts'
import { checkAct } from './check-act.ts'
import { type OpeningStep, type OpenRegister, openRegister } from './open-register.ts'

let city: SyntheticCity
let steps: OpeningStep[]

beforeEach(async () => {
  city = await syntheticCity('open register')
  steps = []
})

/** The site on a server that sends this. */
function open(served: Served | 'not-founded' = {}): Promise<OpenRegister> {
  const { logKey, witnesses, quorum } = city.policy
  const log = { key: formatVerifierKey(logKey), witnesses: witnesses.map(formatVerifierKey), quorum }
  return openRegister({
    async fetcher(url) {
      if (url === '/config.json') {
        return Response.json({ cityUrl: 'http://localhost:4890', log, identityProvider: null, demo: true })
      }
      if (served === 'not-founded') return Response.json({ code: 'not-founded' }, { status: 503 })
      return new Response((await city.register.bytes(served)) as Uint8Array<ArrayBuffer>)
    },
    clock: () => city.now,
    prove: (bytes, pin, onProven) => proveBundle(bytes, pin, null, onProven),
    onStep: (step) => steps.push(step),
  })
}

describe('the register', () => {
  test('is opened with every act, and tells how far it is', async () => {
    const { acts, register } = await open()
    expect(acts.map(({ index }) => index)).toEqual(city.register.entries.map((_, i) => i))
    expect(register.state.size).toBe(acts.length)
    const proven = Array.from({ length: acts.length + 1 }, (_, i) => i)
    expect(steps).toEqual([
      { step: 'fetching' },
      { step: 'checking', proven: 0, acts: null },
      ...proven.map((each) => ({ step: 'checking', proven: each, acts: acts.length })),
    ])
  })

  test('is not opened with an act that its second officer did not sign, and the evidence is kept', async () => {
    const [first, second] = city.register.officers
    const forged = await city.register.act({ kind: 'notice-period', days: 0 }, [
      first,
      { ...second, privateKey: first.privateKey },
    ])
    const entries = [...city.register.entries, forged]
    const refused = expect.objectContaining({ code: 'register-forged', evidence: expect.stringContaining('synthetic') })
    await expect(open({ entries })).rejects.toEqual(refused)
  })

  test('is not opened with too few witnesses, and not before there is one', async () => {
    await expect(open({ cosigners: [] })).rejects.toMatchObject({ code: 'bundle-unwitnessed' })
    await expect(open('not-founded')).rejects.toMatchObject({ code: 'not-founded' })
  })
})

describe('the check of one act', () => {
  test('holds for every act of an honest register', async () => {
    const { acts, register } = await open()
    for (const logged of acts) expect(await checkAct(register, logged)).toMatchObject({ inTree: true, signed: true })
  })

  test('fails for an act that is shown otherwise than it was decided', async () => {
    const { acts, register } = await open()
    const logged = acts.at(-1)
    if (!logged) throw new Error('no act')
    const altered = { ...logged, act: { ...logged.act, decidedAt: logged.act.decidedAt + 1 } }
    expect(await checkAct(register, altered)).toMatchObject({ inTree: false, signed: false })
  })

  test('fails for an act at another place', async () => {
    const { acts, register } = await open()
    const [, second] = acts
    if (!second) throw new Error('no act')
    expect(await checkAct(register, { ...second, index: 2 })).toMatchObject({ inTree: false })
  })
})
