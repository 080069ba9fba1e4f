import {
  decodeTaskCode,
  judgeTaskCode,
  type LabelKey,
  StandardError,
  type TaskCode,
  type TaskReason,
  type TrustBundle,
} from '@hefu/standard'

/** What an inspector's code is, by the register on this device. A wallet stands in no shop, so whose door it is is left to be compared. */
export type JudgedTask =
  | { readonly what: 'genuine'; readonly code: TaskCode; readonly key: LabelKey }
  | {
      readonly what: 'refused'
      readonly reason: TaskRefusal
      /** The day that it is for, `YYYY-MM-DD`, where that alone is wrong: all before it was proven. */
      readonly day: string | null
    }

/** Why an inspector's code lets nobody in, wherever it is shown. */
export type TaskRefusal = Exclude<TaskReason, 'other-shop'>

/** Judges an inspector's code offline, for the organisation that it names. Never throws, whatever the text. @param now Unix seconds */
export async function judgeTask(text: string, bundle: TrustBundle, now: number): Promise<JudgedTask> {
  const read = readTask(text)
  const verdict = await judgeTaskCode(text, bundle, read?.organisation ?? '', now)
  if (verdict.verdict === 'genuine') return { what: 'genuine', code: verdict.code, key: verdict.key }
  const { reason } = verdict
  if (reason === 'other-shop') throw new Error('a code is for the organisation that it names')
  return { what: 'refused', reason, day: reason === 'other-day' ? (read?.day ?? null) : null }
}

function readTask(text: string): TaskCode | null {
  try {
    return decodeTaskCode(text)
  } catch (error) {
    if (error instanceof StandardError) return null
    throw error
  }
}
