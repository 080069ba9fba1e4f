import type { RandomSource } from '@hefu/bbs'
import { toHex } from '@hefu/bytes'
import { type Clock, decodePass, StandardError } from '@hefu/standard'
import { ANSWER_GRACE } from './sign-in.ts'

/**
 * Where the answers of wallets wait for the page that asked, in the memory of one process and for a minute: with several, the proxy in front sends a
 * code to where it was given out. An answer is fetched with the code that its wallet was given, and signs in only the browser that asked: whoever
 * puts somebody else's request before a wallet has neither, and gets nothing by it.
 */
export interface AnswerBox {
  /** Takes an answer. @returns the code with which it is fetched; null for what is no answer, or when too many wait */
  put(pass: string): string | null
  /** Gives out an answer, once. */
  take(code: string): string | null
}

/** Answers that wait at most. */
const CAPACITY = 2_000
const CODE_BYTES = 16

/** An empty box. */
export function answerBox(clock: Clock, random: RandomSource): AnswerBox {
  const waiting = new Map<string, { readonly pass: string; readonly until: number }>()

  /** All wait equally long, so the first are the oldest. */
  function drop(): void {
    for (const [code, { until }] of waiting) {
      if (until > clock()) return
      waiting.delete(code)
    }
  }

  return {
    put(pass) {
      drop()
      if (waiting.size >= CAPACITY || !isAnswer(pass)) return null
      const code = toHex(random(CODE_BYTES))
      waiting.set(code, { pass, until: clock() + ANSWER_GRACE })
      return code
    },
    take(code) {
      drop()
      const found = waiting.get(code)
      waiting.delete(code)
      return found?.pass ?? null
    },
  }
}

function isAnswer(pass: string): boolean {
  try {
    return decodePass(pass).nonce !== null
  } catch (error) {
    if (error instanceof StandardError) return false
    throw error
  }
}
