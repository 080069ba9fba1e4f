import { ServiceError } from '@hefu/service-kit'
import { z } from 'zod'
import { ParkingError } from '../error.ts'
import type { BarrierAnswer } from './barrier-answer.ts'
import type { RunningBarrier, Sign } from './start-barrier.ts'

/** What happens at a barrier, a line each. A code stands in a field of its own: nobody can show one that is taken for the button. */
type BarrierLine =
  /** The button of an entry is pressed. */
  | { readonly do: 'press' }
  /** The ticket that is shown was drawn on paper. */
  | { readonly do: 'paper' }
  /** Whether the ticket that is shown is in a wallet; to be asked again and again while it is shown. */
  | { readonly do: 'taken' }
  /** A code was scanned. */
  | { readonly do: 'present'; readonly code: string }
  /** What the sign above says. */
  | { readonly do: 'sign' }

/** What is answered: to which line, and what the barrier says, or why it cannot say anything. */
export type BarrierLineAnswer =
  | ({ readonly do: BarrierLine['do'] } & (BarrierAnswer | Sign | { readonly error: string }))
  | { readonly error: 'malformed-line' }

/** What can keep a barrier from answering: the line to the server, or its folder. */
const EXPECTED: readonly string[] = ['sync-failed', 'folder-not-usable']

const shape: z.ZodType<BarrierLine> = z.discriminatedUnion('do', [
  z.object({ do: z.literal('press') }),
  z.object({ do: z.literal('paper') }),
  z.object({ do: z.literal('taken') }),
  z.object({ do: z.literal('present'), code: z.string() }),
  z.object({ do: z.literal('sign') }),
])

/** Does what a line says, such as `{"do":"press"}`. Fails with nothing that is expected to happen. */
export async function answerBarrierLine(
  barrier: Pick<RunningBarrier, 'press' | 'takePaper' | 'lookTaken' | 'present' | 'sign'>,
  text: string,
): Promise<BarrierLineAnswer> {
  const line = readLine(text)
  if (!line) return { error: 'malformed-line' }
  try {
    return { do: line.do, ...(await act(barrier, line)) }
  } catch (error) {
    const isOurs = error instanceof ServiceError || error instanceof ParkingError
    if (!isOurs || !EXPECTED.includes(error.code)) throw error
    return { do: line.do, error: error.code }
  }
}

function act(
  barrier: Parameters<typeof answerBarrierLine>[0],
  line: BarrierLine,
): BarrierAnswer | Sign | Promise<BarrierAnswer> {
  switch (line.do) {
    case 'press':
      return barrier.press()
    case 'paper':
      return barrier.takePaper()
    case 'taken':
      return barrier.lookTaken()
    case 'present':
      return barrier.present(line.code)
    case 'sign':
      return barrier.sign()
  }
}

function readLine(text: string): BarrierLine | null {
  try {
    return shape.parse(JSON.parse(text))
  } catch {
    return null
  }
}
