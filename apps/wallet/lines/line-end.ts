import type { AppErrorCode } from '../error.ts'
import { IssuerRefusal } from '../issuance/issuer-refusal.ts'

const FINAL = ['mandate-ended', 'grant-redeemed', 'offer-ended', 'offer-redeemed', 'offer-expired'] as const

/** Why a line is renewed no more: it was ended, another wallet has it by now, it came too late, or nobody knows it. */
export type LineEnd = (typeof FINAL)[number] | 'grant-unknown' | 'offer-unknown'

/** Whether an error's code is such a reason. */
export function isLineEnd(code: AppErrorCode | null): code is LineEnd {
  return code === 'grant-unknown' || code === 'offer-unknown' || FINAL.some((final) => final === code)
}

/** What an issuer's refusal says of a line for good; null for any other failure, after which it may be asked again. */
export function lineEndOf(error: unknown, from: 'grant' | 'offer'): LineEnd | null {
  if (!(error instanceof IssuerRefusal)) return null
  const final = FINAL.find((code) => code === error.code)
  if (final) return final
  switch (error.code) {
    case 'enrolled-elsewhere':
      return `${from}-redeemed`
    // Nobody signs in with a code: who is not let in has one that its issuer does not know.
    case 'sign-in-expired':
    case 'not-enrolled':
      return `${from}-unknown`
    default:
      return null
  }
}
