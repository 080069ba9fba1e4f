import { isHealthCode } from '@hefu/health'
import { GRANT_PREFIX, OFFER_PREFIX, PASS_PREFIX, REQUEST_PREFIX, TASK_PREFIX } from '@hefu/standard'

/** What a code that was held before the wallet is, by its first letters. Nothing of it is opened. */
export type ScannedCode =
  | { readonly kind: 'request'; readonly text: string }
  | { readonly kind: 'pass' }
  /** By which an organisation lets somebody act for it. */
  | { readonly kind: 'grant'; readonly text: string }
  /** By which an issuer gives somebody a card. */
  | { readonly kind: 'offer'; readonly text: string }
  /** An inspector's. */
  | { readonly kind: 'task'; readonly text: string }
  /** A health certificate of others: EU DCC or SMART Health Card. */
  | { readonly kind: 'health'; readonly text: string }
  /** No code with a prefix: `judgeCode` says what it is by the register. */
  | { readonly kind: 'unmarked'; readonly text: string }

/** Codes that say by two letters and a version what they are. A further kind is entered here, and finds its screen in `screens/scan.tsx`. */
const MARKED = [
  { prefix: REQUEST_PREFIX, kind: 'request' },
  { prefix: PASS_PREFIX, kind: 'pass' },
  { prefix: GRANT_PREFIX, kind: 'grant' },
  { prefix: OFFER_PREFIX, kind: 'offer' },
  { prefix: TASK_PREFIX, kind: 'task' },
] as const

/** Tells what a scanned text is. A request of any version is one: reading it says what is wrong with it. */
export function classifyCode(text: string): ScannedCode {
  if (isHealthCode(text)) return { kind: 'health', text }
  const kind = MARKED.find(({ prefix }) => startsAs(text, prefix))?.kind ?? 'unmarked'
  return kind === 'pass' ? { kind } : { kind, text }
}

/** `HQ1:` and what later versions would look like. */
function startsAs(text: string, prefix: string): boolean {
  return text.startsWith(prefix.slice(0, 2)) && /^[0-9]:/.test(text.slice(2, 4))
}
