import type { TrustBundle } from '@hefu/standard'
import type { AppErrorCode } from '../error.ts'
import type { Picture } from '../reading/luma.ts'
import type { GateSetup } from './gate-engine.ts'

/** What the page asks of the worker; each question is answered once, under its id. */
export type EngineQuestion = { readonly id: number } & (
  | { readonly call: 'open'; readonly setup: GateSetup }
  | { readonly call: 'replaceBundle'; readonly bundle: TrustBundle }
  | { readonly call: 'look'; readonly picture: Picture; readonly chosen: boolean }
  | { readonly call: 'ask'; readonly indexes: readonly number[] }
)

/** What the worker answers: what the call returned, or the code of the error that it threw. */
export type EngineAnswer = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly failed: AppErrorCode; readonly message: string }
)
