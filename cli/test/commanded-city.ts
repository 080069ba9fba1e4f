import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import {
  type CityConfig,
  type DeskClient,
  decideTogether,
  deskClient,
  newOfficerKeyFile,
  type OfficerKey,
  parseCityConfig,
  type RunningCity,
  readOfficerKey,
  startCity,
} from '@hefu/city'
import { parseVerifierKey } from '@hefu/log'
import { type ActBody, issuerId, MANDATE, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'
import { startWitness } from '@hefu/witness'
import { onTestFinished } from 'vitest'
import { run, testFolder } from './test-terminal.ts'

const EXAMPLE = new URL('../example-city.json', import.meta.url)
const NAME = { 'zh-CN': '示例市', en: 'Example City' }
const DAY = 86_400

/** A real city in a folder of the test's own, with a witness and two officers, for commands to work on; all of it goes with the test. */
export interface CommandedCity {
  /** Unix seconds; the test sets it, and city and commands go by it. */
  now: number
  readonly config: CityConfig
  readonly officers: readonly [OfficerKey, OfficerKey]
  /** `--config` and `--data`. */
  readonly at: readonly string[]
  /** `--policy`. */
  readonly policy: readonly string[]
  /** The path of a file or folder of the test's, such as an officer's key by their id. */
  path(name: string): string
  hefu(...args: string[]): ReturnType<typeof run>
  /** Starts the server. @returns its address */
  serve(): Promise<string>
  stop(): Promise<void>
  /** Decides the founding, an issuer, all types and the keys that the city holds. */
  found(url: string): Promise<{ readonly desk: DeskClient; readonly decide: (body: ActBody) => Promise<unknown> }>
}

/** Makes the folder, the keys and the witness; nothing is served or founded yet. */
export async function commandedCity(): Promise<CommandedCity> {
  const folder = await testFolder()
  // PostgreSQL runs as a user of its own where this runs as root, and has to reach its folder.
  await chmod(folder.path('.'), 0o755)
  await mkdir(folder.path('data'), { mode: 0o755 })
  const write = async (name: string, text: string): Promise<string> => {
    await writeFile(folder.path(name), text, { mode: 0o600 })
    return folder.path(name)
  }
  const example = JSON.parse(await readFile(EXAMPLE, 'utf8'))
  const configFile = await write('city.json', JSON.stringify({ ...example, witnesses: [], quorum: 0 }))
  const at = ['--config', configFile, '--data', folder.path('data')]
  const { logKey } = JSON.parse((await run(['keys', ...at, '--json'], Math.floor(Date.now() / 1000))).out)
  const logs = [await parseVerifierKey(logKey)]
  const witness = await startWitness({ folder: folder.path('witness'), host: '127.0.0.1', port: 0, logs })
  onTestFinished(() => witness.stop())
  const witnessed = { ...example, witnesses: [{ url: witness.url, key: witness.verifierKey }], quorum: 1 }
  await write('city.json', JSON.stringify(witnessed))
  const config = parseCityConfig(witnessed)
  const policyFile = await write('policy.json', JSON.stringify({ logKey, witnesses: [witness.verifierKey], quorum: 1 }))
  const officer = async (id: string): Promise<OfficerKey> =>
    readOfficerKey(await readFile(await write(id, newOfficerKeyFile(id, NAME)), 'utf8'))
  let running: RunningCity | undefined
  onTestFinished(async () => running?.stop())

  const city: CommandedCity = {
    now: Math.floor(Date.now() / 1000),
    config,
    officers: [await officer('data.1'), await officer('justice.1')],
    at,
    policy: ['--policy', policyFile],
    path: (name) => folder.path(name),
    hefu: (...args) => run(args, city.now),
    async serve() {
      running = await startCity({
        config,
        dataDirectory: folder.path('data'),
        host: '127.0.0.1',
        port: 0,
        clock: () => city.now,
        log: { info() {}, error() {} },
      })
      return running.url
    },
    async stop() {
      await running?.stop()
    },
    async found(url) {
      const { officers, now } = city
      const desk = deskClient(url, config.origin)
      const decide = (body: ActBody): Promise<unknown> => decideTogether(desk, body, officers, now)
      await desk.found({ kind: 'city', name: NAME, utcOffsetMinutes: 480, noticeDays: 0, officers }, officers, now)
      await decide({ kind: 'issuer', issuer: { id: issuerId(config.issuer), name: NAME } })
      for (const type of [PERSON_ENTRY, PERSON_IDENTITY, MANDATE]) {
        await decide({ kind: 'credential-type', type, crowd: type.attributes.map(() => 0), endsAt: now + 365 * DAY })
      }
      for (const { registered: _r, ended: _e, ...key } of await desk.issuerKeys()) {
        await decide({ kind: 'issuer-key', key })
      }
      return { desk, decide }
    },
  }
  return city
}
