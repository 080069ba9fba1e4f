// A log that appends as fast as it can until it is killed. Not to be run by hand: `npm run torture`.
import { createInterface } from 'node:readline'
import { formatVerifierKey, parseVerifierKey } from '@hefu/log'
import { CityError } from '../../error.ts'
import { type RunningLog, startLog } from '../start-log.ts'
import { type Faults, faultyHeadFile, faultyHeadStore } from '../test/faults.ts'
import type { Witness } from '../witnessing/ask-witness.ts'
import type { Answered, Orders, Said } from './messages.ts'
import { type Seeded, seeded } from './seeded.ts'

const orders = JSON.parse(process.argv[2] ?? '') as Orders
const random = seeded(orders.seed)
const input = createInterface({ input: process.stdin })
const answers = input[Symbol.asyncIterator]()
// It does not outlive who tortures it.
input.on('close', () => process.exit(0))

try {
  const running = await start()
  say({ kind: 'serves', url: running.url })
  await answer('go')
  await Promise.all(Array.from({ length: orders.appenders }, (_, i) => append(running, i)))
} catch (error) {
  say({ kind: 'refused', code: error instanceof CityError ? error.code : String(error) })
  process.exit(1)
}

function start(): Promise<RunningLog> {
  const { origin, dataDirectory, quorum } = orders
  const faults = faultsOf(random)
  return startLog({
    origin,
    dataDirectory,
    host: '127.0.0.1',
    port: 0,
    quorum,
    async witnesses(key) {
      say({ kind: 'key', verifierKey: formatVerifierKey(key) })
      const { witnesses } = await answer('witnesses')
      return Promise.all(
        witnesses.map(
          async ({ url, verifierKey }): Promise<Witness> => ({ url, key: await parseVerifierKey(verifierKey) }),
        ),
      )
    },
    between: ({ heads, headFile }) => ({
      heads: faultyHeadStore(heads, faults),
      headFile: faultyHeadFile(headFile, faults),
    }),
  })
}

function faultsOf({ chance }: Seeded): Faults {
  return () => (chance(orders.faultRate) ? (chance(0.5) ? 'before' : 'after') : null)
}

/** One appender: the next append when the one before is answered. It is told what happened, or not to rely on anything. */
async function append({ log }: RunningLog, appender: number): Promise<never> {
  for (let count = 0; ; count++) {
    const names = Array.from({ length: random.between(1, 4) }, (_, i) => `${orders.life}.${appender}.${count}.${i}`)
    const entries = names.map((name) => new TextEncoder().encode(`${name}\n${'x'.repeat(random.between(0, 400))}`))
    try {
      const { start: first } = await log.append(entries)
      say({ kind: 'acknowledged', start: first, names })
    } catch (error) {
      if (!(error instanceof CityError)) throw error
      if (error.code === 'log-not-written') say({ kind: 'not-written', names })
      else if (error.code !== 'log-unsure') throw error
    }
  }
}

function say(said: Said): void {
  process.stdout.write(`${JSON.stringify(said)}\n`)
}

async function answer<Kind extends Answered['kind']>(kind: Kind): Promise<Extract<Answered, { kind: Kind }>> {
  const { value } = await answers.next()
  const answered = JSON.parse(value ?? '{}') as Answered
  if (answered.kind !== kind) throw new Error(`answered ${answered.kind} in place of ${kind}`)
  return answered as Extract<Answered, { kind: Kind }>
}
