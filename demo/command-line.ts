import { parseArgs } from 'node:util'
import { DemoError } from './error.ts'
import { DEFAULT_PORT_BASE, portsFrom } from './ports.ts'

/** What `npm run demo` and `hefu demo` are told. */
export interface DemoCommand {
  /** Run the story without a browser, in place of a city to try. */
  readonly check: boolean
  /** Play a day of the city, in place of a city to try. */
  readonly day?: DayCommand | null
  /** Remove what an earlier demo has kept first. */
  readonly fresh: boolean
  readonly dataDirectory: string
  /** The first of fifteen ports. */
  readonly portBase: number
  /** A PostgreSQL to use in place of the embedded one; a check always has a database of its own. */
  readonly databaseUrl?: string | undefined
}

/** How the day is. */
export interface DayCommand {
  /** The same number is the same day. */
  readonly seed: number
  readonly people: number
}

/** Where a demo keeps its data unless told otherwise. */
export const DEFAULT_DATA_FOLDER = '.data/demo'

const DEFAULT_SEED = 1
const DEFAULT_PEOPLE = 2000
const MOST_PEOPLE = 100_000

/** What `npm run demo -- --help` prints. */
export const DEMO_HELP: string = `用法 · Usage: npm run demo [-- options]

在本机 127.0.0.1 上启动一座完整的演示城市：数据库、身份服务、城市服务、两个见证人、钱包、闸机、公开登记、
控制台、单位页面，以及交通、停车、图书馆、考试和卫生五项服务。
Brings up a whole demo city on 127.0.0.1: database, identity provider, city, two witnesses, wallet, gate, public
register, console, the page of organisations, and its services: transit, parking, library, exams, a clinic and a hospital.

  --check          不用浏览器走完整个故事，每步一行，最后一行是 JSON
                   Runs the whole story without a browser: a line for each step, JSON as the last line
  --day            约两分钟演一整天：两千个虚构的人使用各项服务，最后列出每项服务知道什么
                   Plays a day in about two minutes: 2,000 made-up people use the services; ends with what each knows
  --seed N         同一个数就是同一天，默认 ${DEFAULT_SEED}
                   The same number is the same day; ${DEFAULT_SEED} by default
  --people N       多少人，默认 ${DEFAULT_PEOPLE}
                   How many people; ${DEFAULT_PEOPLE} by default
  --port-base N    十四个端口从 N 起，默认 ${DEFAULT_PORT_BASE}
                   The first of fifteen ports in a row; ${DEFAULT_PORT_BASE} by default
  --data FOLDER    数据放在哪里，默认 ${DEFAULT_DATA_FOLDER}
                   Where data is kept; ${DEFAULT_DATA_FOLDER} by default
  --fresh          先删除已有的演示数据
                   Removes what an earlier demo has kept there first
  --help           显示这些说明 · Prints this

DATABASE_URL     使用这个 PostgreSQL，而不是自带的
                 Uses this PostgreSQL in place of the embedded one

退出码 · Exit codes: 0 停止或通过 stopped, or every step held; 1 失败 failed; 2 用法错误 usage
`

/**
 * Reads the arguments of `npm run demo`.
 *
 * @throws DemoError `invalid-option`
 */
export function parseDemoCommand(args: readonly string[]): DemoCommand | 'help' {
  const values = parse(args)
  if (values.help) return 'help'
  const portBase = Number(values['port-base'] ?? DEFAULT_PORT_BASE)
  portsFrom(portBase)
  const { check = false, fresh = false, data = DEFAULT_DATA_FOLDER } = values
  return { check, day: dayOf(values), fresh, dataDirectory: data, portBase }
}

function dayOf(values: ReturnType<typeof parse>): DayCommand | null {
  const { day = false, check = false, seed, people } = values
  if (day && check) throw new DemoError('invalid-option', 'a check and a day are two things: choose one')
  if (!day) {
    if (seed === undefined && people === undefined) return null
    throw new DemoError('invalid-option', '--seed and --people are of a day: add --day')
  }
  return {
    seed: wholeNumber('--seed', seed ?? String(DEFAULT_SEED), 0, 2 ** 32 - 1),
    people: wholeNumber('--people', people ?? String(DEFAULT_PEOPLE), 10, MOST_PEOPLE),
  }
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const number = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN
  if (number >= least && number <= most) return number
  throw new DemoError('invalid-option', `${option} is a whole number from ${least} to ${most}`)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        check: { type: 'boolean' },
        day: { type: 'boolean' },
        seed: { type: 'string' },
        people: { type: 'string' },
        fresh: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        data: { type: 'string' },
        'port-base': { type: 'string' },
      },
    }).values
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new DemoError('invalid-option', message.split('. ')[0] ?? message, { cause })
  }
}
