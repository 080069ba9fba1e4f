import type { Measured } from '../result.ts'

export function gate(): Promise<Measured> {
  throw new Error('not there')
}
