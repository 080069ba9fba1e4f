import { toHex } from '@hefu/bytes'
import { type CredentialTypeId, decodePass, epochAt, type ServiceId, type TrustBundle } from '@hefu/standard'
import type { RunningOperators } from '../operators/start-operators.ts'
import type { SeededRandom } from '../residents/seeded-random.ts'
import type { RunningDemo } from '../running-demo.ts'
import { systemRandom } from '../system-random.ts'
import { cityClient } from '../wallet/city-client.ts'
import { openPocket, type Pocket } from '../wallet/pocket.ts'
import { receive } from '../wallet/receive.ts'
import { signIn } from '../wallet/sign-in.ts'

/** What there is to count of a day. */
export type DayCount = 'errands' | 'cards' | 'showings' | 'refused' | 'looked'

/** A device at a gate that tells and learns. */
interface Device {
  sync(): Promise<void>
}

/** The city of one day, as its people and devices go about in it. */
export interface CityDay {
  readonly demo: RunningDemo
  readonly operators: RunningOperators
  readonly bundle: TrustBundle
  readonly random: SeededRandom
  readonly counts: Readonly<Record<DayCount, number>>
  /** Pseudonyms under which somebody was seen, by the service that saw them. */
  readonly seen: ReadonlyMap<string, ReadonlySet<string>>
  count(what: DayCount, times?: number): void
  /** A wallet whose cards and showings are counted; with cards of the city's where a resident signs in for them. */
  pocket(resident?: string, types?: readonly CredentialTypeId[]): Promise<Pocket>
  /** Lets a device learn before somebody stands before it, and once a step at the most. */
  fresh(device: Device): Promise<void>
  /** At a device people stand one behind the other: runs this when those before have gone. */
  inTurn<Result>(device: Device, run: () => Promise<Result>): Promise<Result>
  /** A device has seen something that it has to tell. */
  touched(device: Device): void
  /** What devices have seen is told. */
  endStep(): Promise<void>
}

/** Opens it. @param bundle the register as it is proven on that day */
export function openCityDay(of: {
  readonly demo: RunningDemo
  readonly operators: RunningOperators
  readonly bundle: TrustBundle
  readonly random: SeededRandom
}): CityDay {
  const { demo, bundle } = of
  const counts: Record<DayCount, number> = { errands: 0, cards: 0, showings: 0, refused: 0, looked: 0 }
  const seen = new Map<string, Set<string>>()
  const learned = new Map<Device, Promise<void>>()
  const toTell = new Set<Device>()
  const queues = new Map<Device, Promise<unknown>>()

  function shown(text: string): string {
    counts.showings++
    const { service, pseudonym } = decodePass(text)
    const pseudonyms = seen.get(service) ?? new Set()
    seen.set(service, pseudonyms.add(toHex(pseudonym)))
    return text
  }

  async function cityCards(resident: string, types: readonly CredentialTypeId[]) {
    const city = cityClient(demo.cityUrl)
    const { accessToken } = await signIn(demo, resident)
    const epoch = epochAt(demo.clock(), bundle.utcOffsetMinutes)
    const cards = []
    for (const type of types) {
      cards.push(await receive({ city, accessToken, type, epoch, bundle, present: null }, systemRandom))
      counts.cards++
    }
    return cards
  }

  return {
    ...of,
    counts,
    seen,
    count(what, times = 1) {
      counts[what] += times
    },
    async pocket(resident, types = []) {
      const held = resident === undefined ? [] : await cityCards(resident, types)
      const pocket = openPocket({ bundle, clock: demo.clock, held })
      return {
        ...pocket,
        async receive(code) {
          counts.cards++
          return pocket.receive(code)
        },
        pass: (service: ServiceId, from) => shown(pocket.pass(service, from)),
        answer: async (request, from) => shown(await pocket.answer(request, from)),
        send: async (request, from) => pocket.deliver(request, shown(await pocket.answer(request, from))),
      }
    },
    fresh(device) {
      const known = learned.get(device) ?? device.sync()
      learned.set(device, known)
      return known
    },
    inTurn(device, run) {
      const before = queues.get(device) ?? Promise.resolve()
      const turn = before.then(run, run)
      queues.set(
        device,
        turn.catch(() => {}),
      )
      return turn
    },
    touched: (device) => void toTell.add(device),
    async endStep() {
      for (const device of toTell) await device.sync()
      toTell.clear()
      learned.clear()
    },
  }
}
