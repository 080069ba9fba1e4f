import type { RandomSource } from '@hefu/bbs'

/** Base32 as RFC 4648 has it, in lower case. */
const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567'
const LENGTH = 16
const REPORT_ID = /^[a-z2-7]{16}$/

/** A new id of a report: 80 random bits. It says neither when nor how many others there are. */
export function newReportId(random: RandomSource): string {
  return Array.from(random(LENGTH), (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('')
}

/** Whether a text can be the id of a report. */
export function isReportId(text: string): boolean {
  return REPORT_ID.test(text)
}
