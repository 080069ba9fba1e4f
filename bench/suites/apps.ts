import type { Measured } from '../result.ts'

export function apps(): Promise<Measured> {
  throw new Error('not there')
}
