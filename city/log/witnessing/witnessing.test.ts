import {
  cosign,
  EMPTY_ROOT,
  formatAddCheckpoint,
  formatCheckpoint,
  type LogPolicy,
  openCheckpoint,
  type WitnessedCheckpoint,
} from '@hefu/log'
import { beforeEach, describe, expect, test } from 'vitest'
import { databaseCheckpointStore } from '../checkpoint-store.ts'
import type { WitnessOutcome } from '../log-metrics.ts'
import type { OpenLogOptions, PublicLog } from '../open-log.ts'
import { entry, NOW, type TestLog, testLog, testSigner } from '../test/test-log.ts'
import { type TestWitness, testPause, testWitnesses, transportTo, type Way } from '../test/test-witness.ts'
import { REFRESH_MS } from './gather-cosignatures.ts'
import type { WitnessAnswer } from './witness-transport.ts'

let parts: TestLog
let witnesses: TestWitness[]
let time: ReturnType<typeof testPause>
/** What each witness was last reported to have done, and who waits to hear of it. */
let reports: [string, WitnessOutcome][]
let onReport: PromiseWithResolvers<void>
let opened: PromiseWithResolvers<PublicLog>

beforeEach(async () => {
  parts = await testLog()
  witnesses = await testWitnesses(parts, 3)
  time = testPause()
  reports = []
  onReport = Promise.withResolvers()
  opened = Promise.withResolvers()
})

function open(way?: Way, options: Partial<OpenLogOptions> = {}): Promise<PublicLog> {
  const metrics = {
    appended() {},
    signed() {},
    published() {},
    witness(name: string, outcome: WitnessOutcome) {
      reports.push([name, outcome])
      onReport.resolve()
      onReport = Promise.withResolvers()
    },
  }
  const transport = transportTo(witnesses, way)
  return parts.open({ witnesses: witnesses.slice(0, 2), quorum: 2, transport, pause: time.pause, metrics, ...options })
}

async function reported(name: string, outcome: WitnessOutcome): Promise<void> {
  while (!reports.some(([by, what]) => by === name && what === outcome)) await onReport.promise
}

async function read(log: PublicLog, policy: Partial<LogPolicy> = {}): Promise<WitnessedCheckpoint> {
  const published = await log.published()
  if (!published) throw new Error('nothing is published')
  const keys = witnesses.map(({ key }) => key)
  return openCheckpoint(published.note, { logKey: parts.signer.key, witnesses: keys, quorum: 2, ...policy })
}

const nameOf = (i: number): string => witnesses[i]?.key.name ?? ''

describe('what a log publishes', () => {
  test('has been cosigned by as many witnesses as are asked for', async () => {
    const log = await open()
    for (let size = 1; size <= 5; size++) {
      await log.append([entry(`${size}`)])
      await log.untilVisible(size)
      expect(await read(log)).toMatchObject({ size, attestedAt: NOW })
    }
    expect(log.status()).toEqual({
      signedSize: 5,
      publishedSize: 5,
      witnesses: { [nameOf(0)]: 'cosigned', [nameOf(1)]: 'cosigned' },
    })
  })

  test('is the empty log at first', async () => {
    const log = await open()
    await log.untilVisible(0)
    expect(await read(log)).toMatchObject({ size: 0 })
  })

  test('stays what it was while witnesses are away, and appends go on; then it is the newest', async () => {
    let away = true
    const log = await open(async (witness, ask) => {
      if (away && witness === witnesses[1]) throw new Error('away')
      return ask()
    })
    await reported(nameOf(1), 'unreachable')
    for (let i = 0; i < 3; i++) await log.append([entry(`${i}`)])
    expect(await log.published()).toBeNull()
    expect(log.status()).toMatchObject({ signedSize: 3, publishedSize: 0, witnesses: { [nameOf(1)]: 'unreachable' } })
    away = false
    time.pass(60_000)
    await log.untilVisible(3)
    expect(await read(log)).toMatchObject({ size: 3 })
  })

  test('does not wait for a witness that is slow, and has its cosignature once it comes', async () => {
    const slow = Promise.withResolvers<void>()
    const log = await open(
      async (witness, ask) => {
        if (witness === witnesses[2]) await slow.promise
        return ask()
      },
      { witnesses },
    )
    for (let size = 1; size <= 3; size++) {
      await log.append([entry(`${size}`)])
      await log.untilVisible(size)
    }
    expect(await read(log)).toMatchObject({ size: 3 })
    await expect(read(log, { quorum: 3 })).rejects.toMatchObject({ code: 'too-few-cosignatures' })
    slow.resolve()
    await reported(nameOf(2), 'cosigned')
    await log.append([entry('4')])
    await log.untilVisible(4)
    // Its cosignature is that of the round which it is in when it is back.
    while ((await log.published())?.note.split('\u2014').length !== 5) {
      parts.time.now++
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
    expect(await read(log, { quorum: 3 })).toMatchObject({ size: 4 })
  })

  test('is cosigned anew when it is due, though the log has not grown', async () => {
    const log = await open()
    await log.append([entry('a')])
    await log.untilVisible(1)
    const before = reports.length
    parts.time.now = NOW + 600
    time.pass(REFRESH_MS)
    while (reports.length < before + 2) await onReport.promise
    while ((await read(log)).attestedAt !== NOW + 600) {
      parts.time.now++
      await new Promise<void>((resolve) => setImmediate(resolve))
    }
    expect(await read(log)).toMatchObject({ size: 1, attestedAt: NOW + 600 })
  })

  test('is published in the end though the database fails at first', async () => {
    const checkpoints = databaseCheckpointStore(parts.opened.database)
    let failures = 3
    const log = await open(undefined, {
      checkpoints: {
        ...checkpoints,
        async publish(checkpoint) {
          if (failures-- > 0) throw new Error('the database is away')
          await checkpoints.publish(checkpoint)
        },
        async keepSeen() {
          throw new Error('the database is away')
        },
      },
    })
    await log.append([entry('a')])
    await log.untilVisible(1)
    expect(await read(log)).toMatchObject({ size: 1 })
  })

  test('is never older than what was published before, whoever comes late', async () => {
    const checkpoints = databaseCheckpointStore(parts.opened.database)
    const log = await open()
    await log.append([entry('a')])
    await log.untilVisible(1)
    await checkpoints.publish({ size: 0, note: 'old' })
    parts.time.now++
    expect(await read(log)).toMatchObject({ size: 1 })
  })
})

describe('a witness', () => {
  test('that has come elsewhere than was thought is asked once more from there', async () => {
    const first = await open()
    await first.append([entry('a'), entry('b')])
    await first.untilVisible(2)
    await first.close()
    await parts.opened.database.deleteFrom('log_cosignature').execute()
    const second = await open()
    await second.append([entry('c')])
    await second.untilVisible(3)
    expect(await read(second)).toMatchObject({ size: 3 })
    expect(reports.map(([, outcome]) => outcome)).toEqual(reports.map(() => 'cosigned'))
  })

  test('whose answer was lost is asked again', async () => {
    let lost = 0
    const log = await open(async (witness, ask) => {
      const answer = await ask()
      if (witness === witnesses[0] && lost++ === 0) throw new Error('connection reset')
      return answer
    })
    await log.append([entry('a')])
    await reported(nameOf(0), 'unreachable')
    time.pass(60_000)
    await log.untilVisible(1)
    expect(await read(log)).toMatchObject({ size: 1 })
  })

  test('that somebody else has shown a later checkpoint of this log is asked about that one', async () => {
    let shown = false
    const log: PublicLog = await open(async (witness, ask) => {
      if (witness !== witnesses[0] || shown) return ask()
      shown = true
      await (await opened.promise).append([entry('a'), entry('b')])
      const { signed_note: note } = await parts.opened.database
        .selectFrom('log_head')
        .selectAll()
        .executeTakeFirstOrThrow()
      const body = formatAddCheckpoint({ oldSize: 0, proof: [], note: note ?? '' })
      expect((await witness.app.request('/add-checkpoint', { method: 'POST', body })).status).toBe(200)
      return ask()
    })
    opened.resolve(log)
    await log.untilVisible(2)
    expect(await read(log)).toMatchObject({ size: 2 })
    expect(reports.map(([, outcome]) => outcome)).not.toContain('ahead')
  })

  test('that has cosigned more than the log has ever signed raises an alarm, and nothing is published without it', async () => {
    // Database and head file were both put back: only the witnesses remember.
    const other = await testLog()
    const before = await other.open({ witnesses: witnesses.slice(0, 2), quorum: 2, transport: transportTo(witnesses) })
    await before.append([entry('a'), entry('b')])
    await before.untilVisible(2)
    const log = await open()
    await log.append([entry('x')])
    await reported(nameOf(0), 'ahead')
    await reported(nameOf(1), 'ahead')
    expect(await log.published()).toBeNull()
    // Once it has grown past them, with another history.
    await log.append([entry('y'), entry('z')])
    time.pass(60_000)
    await reported(nameOf(0), 'refused')
    expect(await log.published()).toBeNull()
  })

  const line = async (log: TestLog, size: number): Promise<string> => {
    const signer = await testSigner(nameOf(0), 100, 'cosignature/v1')
    return cosign(formatCheckpoint({ origin: log.signer.key.name, size, rootHash: EMPTY_ROOT }), signer, NOW)
  }

  test.each<[string, () => Promise<WitnessAnswer>, WitnessOutcome]>([
    ['does not know the log', async () => ({ status: 404, text: '' }), 'refused'],
    ['finds no proof of growth', async () => ({ status: 422, text: '' }), 'refused'],
    ['answers nothing', async () => ({ status: 200, text: '' }), 'refused'],
    ['answers a page', async () => ({ status: 200, text: '<html>\n\n</html>\n' }), 'refused'],
    ['cosigns another tree', async () => ({ status: 200, text: await line(parts, 7) }), 'refused'],
    ['names a size that is none', async () => ({ status: 409, text: '-1\n' }), 'refused'],
    ['says that it is elsewhere again and again', async () => ({ status: 409, text: '0\n' }), 'unreachable'],
    ['is overloaded', async () => ({ status: 503, text: '' }), 'unreachable'],
    ['has too much to do', async () => ({ status: 429, text: '' }), 'unreachable'],
  ])('that %s is not counted', async (_, answer, outcome) => {
    const log = await open((witness, ask) => (witness === witnesses[0] ? answer() : ask()))
    await reported(nameOf(0), outcome)
    expect(await log.published()).toBeNull()
    expect(log.status().witnesses[nameOf(0)]).toBe(outcome)
  })

  test('cannot put anything into what is published but its own cosignature', async () => {
    const stranger = await line(parts, 0)
    const log = await open(async (_, ask) => {
      const { status, text } = await ask()
      return { status, text: stranger.replace(nameOf(0), 'stranger.example') + text }
    })
    await log.untilVisible(0)
    expect((await log.published())?.note).not.toContain('stranger')
    expect(await read(log)).toMatchObject({ size: 0 })
  })
})
