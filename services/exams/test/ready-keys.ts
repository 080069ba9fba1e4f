import { createSecretKey } from 'node:crypto'
import type { RandomSource } from '@hefu/bbs'
import type { ExamKeys } from '../exam-keys.ts'

/** Keys without a master key. */
export function readyKeys(random: RandomSource): ExamKeys {
  const key = () => random(32)
  return { identity: key(), results: key(), cards: key(), staff: key(), places: createSecretKey(key()) }
}
