import type { CborValue } from '@hefu/bytes'
import { readArray, readText } from './cbor-shape.ts'

/** The languages that every text for residents is written in. */
export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text for residents, written in each language. */
export type LocalText = Readonly<Record<Language, string>>

/** A text in both languages. */
export function localText(chinese: string, english: string): LocalText {
  return { 'zh-CN': chinese, en: english }
}

const MAX_TEXT_LENGTH = 400

/** `[zh-CN, en]`. */
export function localTextToCbor(text: LocalText): CborValue {
  return LANGUAGES.map((language) => text[language])
}

/** @throws StandardError `malformed` */
export function localTextFromCbor(value: CborValue | undefined): LocalText {
  const [chinese, english] = readArray(value, LANGUAGES.length)
  return { 'zh-CN': readText(chinese, MAX_TEXT_LENGTH), en: readText(english, MAX_TEXT_LENGTH) }
}
