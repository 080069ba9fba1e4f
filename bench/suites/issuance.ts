import type { Measured } from '../result.ts'

export function issuance(): Promise<Measured> {
  throw new Error('not there')
}
