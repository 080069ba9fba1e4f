import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { followRegister, type SandboxPayments, sandboxPayments } from '@hefu/service-kit'
import {
  DEMO_CARDS,
  demoNetwork,
  type GatePlace,
  type RunningGate,
  type RunningTransit,
  startGate,
  startTransit,
  TRANSIT_PLAN,
} from '@hefu/transit'
import { deviceOf } from './device-of.ts'
import type { Operator, OperatorPlace } from './operator.ts'

/** The transit company of the demo, with its gates. */
export interface DemoTransit extends RunningTransit {
  readonly payments: SandboxPayments
  /** A gate of the network; each has a folder of its own and judges by that alone. */
  gate(id: string): RunningGate
  readonly gates: readonly RunningGate[]
}

/** Gates of two lines and a bus: a stop in each zone. */
const GATES: readonly GatePlace[] = [
  { id: 'square-in', stop: 'm104', line: 'm1', way: 'in' },
  { id: 'square-out', stop: 'm104', line: 'm1', way: 'out' },
  { id: 'tower-in', stop: 'm105', line: 'm1', way: 'in' },
  { id: 'tower-out', stop: 'm105', line: 'm1', way: 'out' },
  { id: 'shipyard-in', stop: 'm107', line: 'm1', way: 'in' },
  { id: 'shipyard-out', stop: 'm107', line: 'm1', way: 'out' },
  { id: 'square-2-in', stop: 'm204', line: 'm2', way: 'in' },
  { id: 'bus-8', stop: 'b804', line: 'b8', way: 'both' },
]

/** Transit: tickets, passes and concessions, and eight gates. */
export const transitOperator: Operator<DemoTransit> = {
  plan: TRANSIT_PLAN,
  async start(place) {
    const { config, ports } = place
    const payments = sandboxPayments()
    const network = await demoNetwork()
    const options = { network, gates: GATES, payments, payouts: sandboxPayments(), cards: DEMO_CARDS }
    const running = await startTransit(config, ports, options)
    const gates = await startGates(place, running)
    return {
      ...running,
      payments,
      gates: gates.running,
      gate: (id) => deviceOf(gates.running, id),
      async stop() {
        await gates.stop()
        await running.stop()
      },
    }
  },
}

/** Gates in this process that share a register and nothing else. */
async function startGates(
  { config, ports, deviceSyncMs: syncMs }: OperatorPlace,
  { transit, gateToken }: RunningTransit,
): Promise<{ readonly running: readonly RunningGate[]; stop(): Promise<void> }> {
  const folder = join(config.dataDirectory, 'gates')
  await mkdir(folder, { recursive: true })
  const register = await followRegister({ city: config.city, dataDirectory: folder }, ports)
  const running: RunningGate[] = []
  for (const place of GATES) {
    const dataDirectory = join(folder, place.id)
    await mkdir(dataDirectory, { recursive: true })
    const { network } = transit
    const { publicUrl: serverUrl, city } = config
    const gate = { place, serverUrl, token: gateToken(place.id), city, dataDirectory, network }
    running.push(await startGate(gate, ports, { register, syncMs }))
  }
  return {
    running,
    async stop() {
      await Promise.all(running.map((gate) => gate.stop()))
      register.stop()
    },
  }
}
