import type { JSX } from 'preact'
import { Segments } from './choice.tsx'

/** The languages of every screen, each by its own name. */
export const LANGUAGE_NAMES = { 'zh-CN': '简体中文', en: 'English' } as const

/** A language that screens can be in. */
export type ScreenLanguage = keyof typeof LANGUAGE_NAMES

/** Switches the language of the screens. The caller stores the choice, sets `lang` on the document and draws anew. */
export function LanguageSwitch(props: {
  readonly label: string
  readonly value: ScreenLanguage
  readonly onChange: (language: ScreenLanguage) => void
}): JSX.Element {
  const { label, value, onChange } = props
  const languages = Object.keys(LANGUAGE_NAMES) as ScreenLanguage[]
  return (
    <Segments
      label={label}
      value={value}
      onChange={onChange}
      options={languages.map((language) => ({ value: language, title: LANGUAGE_NAMES[language], lang: language }))}
    />
  )
}
