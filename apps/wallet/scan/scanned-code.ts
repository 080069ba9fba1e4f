import { PASS_PREFIX, REQUEST_PREFIX } from '@hefu/standard'

/** What a code that somebody held before the wallet is. Nothing of it is opened. */
export type ScannedCode =
  | { readonly kind: 'request'; readonly text: string }
  | { readonly kind: 'pass' }
  | { readonly kind: 'link'; readonly text: string; readonly host: string }
  | { readonly kind: 'text'; readonly text: string }

/** Tells what a scanned text is. A request of any version is one: reading it says what is wrong with it. */
export function classifyCode(text: string): ScannedCode {
  if (startsAs(text, REQUEST_PREFIX)) return { kind: 'request', text }
  if (startsAs(text, PASS_PREFIX)) return { kind: 'pass' }
  const url = URL.parse(text.trim())
  if (url && /^https?:$/.test(url.protocol)) return { kind: 'link', text: text.trim(), host: url.host }
  return { kind: 'text', text }
}

/** `HQ1:` and what later versions would look like. */
function startsAs(text: string, prefix: string): boolean {
  return text.startsWith(prefix.slice(0, 2)) && /^[0-9]:/.test(text.slice(2, 4))
}
