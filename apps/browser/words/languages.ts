import type { Language, LocalText } from '@hefu/standard'
import { getLocale, setLocale } from '../paraglide/runtime.js'

/** The language chosen, or else the browser's. */
export function presentLanguage(): Language {
  return getLocale()
}

/** Chooses a language; the caller draws its screens anew. */
export function chooseLanguage(language: Language): void {
  void setLocale(language, { reload: false })
  tellDocument()
}

/** Tells the document which language it is in, for screen readers and for the choice of glyphs. */
export function tellDocument(): void {
  document.documentElement.lang = presentLanguage()
}

/** A text of the register in the present language. */
export function inLanguage(text: LocalText): string {
  return text[presentLanguage()]
}

/** Several things in one line. */
export function listed(items: readonly string[]): string {
  return new Intl.ListFormat(presentLanguage(), { type: 'conjunction' }).format(items)
}
