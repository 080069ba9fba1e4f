import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import {
  DEMO_BARRIERS,
  DEMO_CAR_PARKS,
  DEMO_PERMITS,
  PARKING_PLAN,
  type RunningBarrier,
  type RunningParking,
  startBarrier,
  startParking,
} from '@hefu/parking'
import { followRegister, type SandboxPayments, sandboxPayments } from '@hefu/service-kit'
import { deviceOf } from './device-of.ts'
import type { Operator, OperatorPlace } from './operator.ts'

/** The parking company of the demo, with its barriers. */
export interface DemoParking extends RunningParking {
  readonly payments: SandboxPayments
  /** A barrier; each has a folder of its own and judges by that alone. */
  barrier(id: string): RunningBarrier
  readonly barriers: readonly RunningBarrier[]
}

/** Parking: three car parks, with a barrier on each side, and permits. */
export const parkingOperator: Operator<DemoParking> = {
  plan: PARKING_PLAN,
  async start(place) {
    const payments = sandboxPayments()
    const options = {
      carParks: DEMO_CAR_PARKS,
      barriers: DEMO_BARRIERS,
      payments,
      permits: DEMO_PERMITS,
      stock: STOCK,
    }
    const running = await startParking(place.config, options, place.ports)
    const barriers = await startBarriers(place, running)
    return {
      ...running,
      payments,
      barriers: barriers.running,
      barrier: (id) => deviceOf(barriers.running, id),
      async stop() {
        await barriers.stop()
        await running.stop()
      },
    }
  },
}

/** Tickets ahead for an hour: a real entry holds half a day of them. */
const STOCK = { ahead: 3600, perSlot: 8 }

/** Barriers in this process that share a register and nothing else. */
async function startBarriers(
  { config, ports, deviceSyncMs: syncMs }: OperatorPlace,
  { barrierToken }: RunningParking,
): Promise<{ readonly running: readonly RunningBarrier[]; stop(): Promise<void> }> {
  const folder = join(config.dataDirectory, 'barriers')
  await mkdir(folder, { recursive: true })
  const register = await followRegister({ city: config.city, dataDirectory: folder }, ports)
  const running: RunningBarrier[] = []
  for (const place of DEMO_BARRIERS) {
    const dataDirectory = join(folder, place.id)
    await mkdir(dataDirectory, { recursive: true })
    const zone = DEMO_CAR_PARKS.find(({ id }) => id === place.carPark)?.zone ?? ''
    const { publicUrl: serverUrl, city } = config
    const barrier = { place, zone, serverUrl, token: barrierToken(place.id), city, dataDirectory }
    running.push(await startBarrier(barrier, ports, { register, syncMs }))
  }
  return {
    running,
    async stop() {
      await Promise.all(running.map((barrier) => barrier.stop()))
      register.stop()
    },
  }
}
