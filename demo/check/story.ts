import type { LocalText } from '@hefu/standard'

/** The result of one step: what it made for later steps, or that it did not hold. */
export type Outcome<Made> = { readonly ok: true; readonly made: Made } | { readonly ok: false }

/** What the last line of a check says. */
export interface CheckReport {
  readonly ok: boolean
  readonly steps: readonly { readonly id: string; readonly ok: boolean }[]
}

/** What a step gives back: what later steps need, and a detail worth printing. */
interface StepResult<Made> {
  readonly made: Made
  readonly detail?: string
}

/** A story told step by step, each of which names what it needs of the ones before. */
export interface Story {
  step<Made, const Needs extends readonly Outcome<unknown>[]>(
    id: string,
    title: LocalText,
    needs: Needs,
    run: (...made: MadeOf<Needs>) => Promise<StepResult<Made>>,
  ): Promise<Outcome<Made>>
  report(): CheckReport
}

type MadeOf<Needs extends readonly Outcome<unknown>[]> = {
  readonly [Index in keyof Needs]: Needs[Index] extends Outcome<infer Made> ? Made : never
}

/**
 * Begins a story. A step whose needs did not hold is not run and does not hold either; a step that throws does not hold.
 *
 * @param print given one line a step
 * @param signal no step is begun once it is aborted
 */
export function beginStory(print: (line: string) => void, signal?: AbortSignal): Story {
  const steps: { id: string; ok: boolean }[] = []
  const record = (id: string, ok: boolean, title: LocalText, detail: string | undefined): void => {
    steps.push({ id, ok })
    print(`${ok ? 'ok    ' : 'FAILED'} ${id.padEnd(22)} ${title['zh-CN']} · ${title.en}${detail ? ` (${detail})` : ''}`)
  }
  return {
    async step(id, title, needs, run) {
      if (signal?.aborted || !needs.every(({ ok }) => ok)) {
        record(id, false, title, signal?.aborted ? 'not tried: stopped' : 'not tried: an earlier step failed')
        return { ok: false }
      }
      try {
        const made = needs.map((need) => (need.ok ? need.made : undefined))
        const result = await run(...(made as unknown as MadeOf<typeof needs>))
        record(id, true, title, result.detail)
        return { ok: true, made: result.made }
      } catch (error) {
        record(id, false, title, reasonOf(error))
        return { ok: false }
      }
    },
    report() {
      return { ok: steps.length > 0 && steps.every(({ ok }) => ok), steps }
    },
  }
}

/** @throws Error with the message unless the condition holds */
export function assertHolds(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(message)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error
  return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message
}
