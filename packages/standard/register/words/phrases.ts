import type { PseudonymScope } from '../../showing/scope.ts'
import type { ActKind, EarlyEndReason } from '../act.ts'
import type { Narrowing } from '../service-change.ts'
import type { Widening } from '../widening.ts'

/** What is filled into a phrase: names, dates and lengths of time that are in its language already. */
type Filled<Name extends string> = (parts: Readonly<Record<Name, string>>) => string

/** Changes that are about one attribute, and those that are about the service. */
type Asked = 'requires' | 'may-ask' | 'asks-no-longer'
type Plain = Exclude<(Widening | Narrowing)['what'], Asked>

/** Everything that is said of acts, in one language. */
export interface RegisterPhrases {
  readonly acts: {
    readonly city: Filled<'name' | 'officers' | 'notice'>
    readonly 'notice-period': Filled<'notice'>
    readonly officer: Filled<'office' | 'officer'>
    readonly 'officer-end': Filled<'office' | 'officer'>
    readonly issuer: Filled<'issuer'>
    /** An issuer with an address of its own. */
    readonly 'issuer-at': Filled<'issuer' | 'address'>
    readonly 'issuer-key': Filled<'type' | 'first' | 'last'>
    readonly 'issuer-key-end': Filled<'type' | 'last'>
    /** A key whose end is before its beginning. */
    readonly 'issuer-key-void': Filled<'type'>
    readonly 'credential-type': Filled<'type' | 'date'>
    readonly service: Filled<'name' | 'operator'>
    readonly 'service-change': Filled<'name' | 'changes'>
    readonly 'early-end': Filled<'type' | 'reason'>
    readonly 'early-end-lifted': Filled<'type' | 'reason'>
    readonly 'label-key': Filled<'key' | 'host' | 'date'>
    /** A key for an authority's inspections. */
    readonly 'label-key-inspections': Filled<'key' | 'authority' | 'date'>
    /** A key that is registered gets another end. */
    readonly 'label-key-again': Filled<'key' | 'host' | 'date'>
    readonly 'label-key-end': Filled<'key'>
    readonly sunset: Filled<'type' | 'date'>
    readonly destruction: Filled<'issuer' | 'type' | 'records' | 'date'>
  }
  /** A kind of act, as a heading over how many there are. */
  readonly kinds: Readonly<Record<ActKind, string>>
  readonly reasons: Readonly<Record<EarlyEndReason, string>>
  /** What changes, of which the value after it says more where there is one. */
  readonly changes: Readonly<Record<Plain | Asked, string>>
  /** Between a change and its value. */
  readonly colon: string
  readonly nothingOfAnybody: string
  readonly scopes: Readonly<Record<PseudonymScope, string>>
  readonly keepsNothing: string
  readonly attribute: Filled<'number'>
}
