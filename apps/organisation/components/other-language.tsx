import { presentLanguage } from '@hefu/app-browser'
import type { Language } from '@hefu/standard'
import { LANGUAGE_NAMES } from '@hefu/ui'
import type { JSX } from 'preact'
import { language as languageLabel } from '../paraglide/messages.js'

/** Changes to the other language. */
export function OtherLanguage({ onLanguage }: { readonly onLanguage: (language: Language) => void }): JSX.Element {
  const other: Language = presentLanguage() === 'en' ? 'zh-CN' : 'en'
  return (
    <button
      class="button quiet"
      type="button"
      lang={other}
      aria-label={`${languageLabel()}: ${LANGUAGE_NAMES[other]}`}
      onClick={() => onLanguage(other)}
    >
      {LANGUAGE_NAMES[other]}
    </button>
  )
}
