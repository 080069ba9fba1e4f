import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { keySpanOf } from '@hefu/issuer'
import { ed25519Sign } from '@hefu/log'
import { approvalMessage, declineMessage, epochAt, epochPlus, PERSON_ENTRY, type SignedProposal } from '@hefu/standard'
import type { SyntheticOfficer } from '@hefu/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DailyJob } from '../operations/daily.ts'
import { startTestCity, type TestCity, UTC_OFFSET_MINUTES } from '../test/test-city.ts'
import { keyProposer, readKeyProposer } from './key-proposer.ts'
import { localDesk } from './local-desk.ts'
import { newOfficerKeyFile, type OfficerKey, readOfficerKey } from './officer-key.ts'
import type { ProposalDesk } from './proposals.ts'
import { approve, decline } from './proposals.ts'

const OFFICE = { 'zh-CN': '合成市机房', en: 'Synthetic machine room' }

let city: TestCity
let machine: OfficerKey
let desk: ProposalDesk
let job: DailyJob
let human: SyntheticOfficer

/** A city whose next quarter has come near, and a machine officer whom two others have registered. */
beforeAll(async () => {
  city = await startTestCity()
  machine = await readOfficerKey(newOfficerKeyFile('machine.1', OFFICE))
  const { id, office, publicKey } = machine
  ;[human] = city.register.officers
  city.register.now = city.time.now
  await city.register.decide({ kind: 'officer', officer: { id, office, publicKey } })
  await city.refresh()
  desk = { ...city.people.ports.desk, machine: machine.id }
  job = keyProposer({
    desk: localDesk(desk, city.issuance.issuerKeys),
    officer: machine,
    founded: () => city.issuance.register().city !== null,
    clock: () => city.time.now,
    log: { info: () => {}, error: () => {} },
  })
})
afterAll(() => city.close())

const waiting = async () => (await desk.store.list(100)).filter(({ standing }) => standing.status === 'waiting')

async function approval(by: SyntheticOfficer | OfficerKey, proposal: SignedProposal) {
  const decision = { approver: by.id, decidedAt: city.time.now }
  const message = approvalMessage(city.config.origin, { ...proposal, ...decision })
  return { ...decision, approval: await ed25519Sign(by.privateKey, message) }
}

describe('a city with the key of an officer', () => {
  test('proposes nothing while the register has all keys', async () => {
    await job.run()
    expect(await waiting()).toEqual([])
  })

  test('proposes the keys of the next quarter when it holds them, each once', async () => {
    const { lastEpoch } = keySpanOf(epochAt(city.time.now, UTC_OFFSET_MINUTES))
    await city.issuance.issuerKeys.prepare(epochPlus(lastEpoch, 1))
    await job.run()
    await job.run()
    const proposals = (await waiting()).map(({ proposal: { body, proposer } }) =>
      body.kind === 'issuer-key' ? [body.key.type, proposer] : [],
    )
    expect(proposals.sort()).toEqual([
      ['mandate', machine.id],
      [PERSON_ENTRY.id, machine.id],
      ['person.identity', machine.id],
    ])
  })

  test('decides nothing by it: not what it proposed, and not what others did', async () => {
    const { size } = city.issuance.register()
    const [own] = await waiting()
    if (!own) throw new Error('nothing waits')
    expect(await approve(desk, own.digest, await approval(machine, own.proposal))).toEqual({
      outcome: 'refused',
      reason: 'machine-officer',
    })
    // Nor where the desk did not know the machine from an officer: nobody approves their own.
    const { machine: _, ...plain } = desk
    expect(await approve(plain, own.digest, await approval(machine, own.proposal))).toEqual({
      outcome: 'refused',
      reason: 'self-approval',
    })

    const theirs = await localDesk(desk, city.issuance.issuerKeys).propose(
      { kind: 'notice-period', days: 3 },
      human,
      city.time.now,
    )
    const kept = await desk.store.find(theirs)
    if (!kept) throw new Error('not kept')
    expect(await approve(desk, theirs, await approval(machine, kept.proposal))).toMatchObject({
      reason: 'machine-officer',
    })
    const why = { officer: machine.id, reason: 'no', declinedAt: city.time.now }
    const message = declineMessage(city.config.origin, { ...why, digest: Buffer.from(theirs, 'base64url') })
    const signature = await ed25519Sign(machine.privateKey, message)
    expect(await decline(desk, theirs, { ...why, signature })).toMatchObject({ reason: 'machine-officer' })
    await city.refresh()
    expect(city.issuance.register().size).toBe(size)
  })

  test('has its keys registered as soon as a human officer approves', async () => {
    const [own] = await waiting()
    if (!own) throw new Error('nothing waits')
    expect(await approve(desk, own.digest, await approval(human, own.proposal))).toMatchObject({ outcome: 'done' })
    expect(city.issuance.register().keys).toHaveLength(7)
  })

  test('goes on to the next key where a rule is against one', async () => {
    const proposed: string[] = []
    const { issuerKeys, proposals } = localDesk(desk, city.issuance.issuerKeys)
    const refusing = keyProposer({
      desk: {
        issuerKeys: async () => (await issuerKeys()).map((key) => ({ ...key, registered: false })),
        proposals: async () => (await proposals()).slice(0, 0),
        async propose(body, by, now) {
          const digest = await localDesk(desk, city.issuance.issuerKeys).propose(body, by, now)
          proposed.push(digest)
          return digest
        },
      },
      officer: machine,
      founded: () => true,
      clock: () => city.time.now,
      log: { info: () => {}, error: () => {} },
    })
    await refusing.run()
    // Of nine, those seven that the register has are refused.
    expect(proposed).toHaveLength(2)
  })

  test('fails where the register has no such officer, for its log to tell', async () => {
    const stranger = await readOfficerKey(newOfficerKeyFile('machine.2', OFFICE))
    const body = { kind: 'notice-period', days: 3 } as const
    const proposing = localDesk(desk, city.issuance.issuerKeys).propose(body, stranger, city.time.now)
    await expect(proposing).rejects.toMatchObject({ code: 'bad-signature' })
  })

  test('does nothing before the city is founded', async () => {
    const early = keyProposer({
      desk: { issuerKeys: fail, proposals: fail, propose: fail },
      officer: machine,
      founded: () => false,
      clock: () => city.time.now,
      log: { info: () => {}, error: () => {} },
    })
    await early.run()
  })
})

async function fail(): Promise<never> {
  throw new Error('not to be asked')
}

describe('the key file', () => {
  test('is one that nobody else can read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hefu-proposer-'))
    try {
      const path = join(folder, 'machine.1.json')
      await expect(readKeyProposer(path)).rejects.toMatchObject({ code: 'officer-key' })
      await writeFile(path, newOfficerKeyFile('machine.1', OFFICE), { mode: 0o600 })
      expect(await readKeyProposer(path)).toMatchObject({ id: 'machine.1', office: OFFICE })
      await chmod(path, 0o644)
      await expect(readKeyProposer(path)).rejects.toMatchObject({
        code: 'officer-key',
        message: expect.stringMatching(/chmod 600/),
      })
      await writeFile(path, '{}')
      await chmod(path, 0o600)
      await expect(readKeyProposer(path)).rejects.toMatchObject({ code: 'officer-key' })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
