export { GateError, type GateErrorCode } from './error.ts'
export { createGate, type Gate, type GateOptions } from './gate.ts'
export { DEFAULT_MAX_SEEN, memorySeenSet, type SeenSet } from './seen-set.ts'
export { type Admitted, REFUSAL_REASONS, type RefusalReason, type Refused, type Verdict } from './verdict.ts'
