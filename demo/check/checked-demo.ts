import type { RunningDemo } from '../running-demo.ts'

/** A demo whose clock can be set forward, so that a story does not wait for what takes time. */
export interface CheckedDemo extends RunningDemo {
  /** From now on it is so many seconds later, for everybody but the identity provider's tokens. */
  later(seconds: number): void
}
