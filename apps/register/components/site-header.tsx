import { inLanguage } from '@hefu/app-browser/register'
import type { Language, LocalText } from '@hefu/standard'
import { LANGUAGE_NAMES } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** Whose register this is, and the one choice that the site keeps. */
export function SiteHeader(props: {
  readonly city: LocalText | undefined
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}): JSX.Element {
  const { city, language, onLanguage } = props
  const other: Language = language === 'en' ? 'zh-CN' : 'en'
  return (
    <header class="site-header">
      <p class="site-name">
        {city && <span>{inLanguage(city)}</span>}
        <span>{m.site_title()}</span>
      </p>
      <button
        class="button quiet"
        type="button"
        lang={other}
        aria-label={`${m.language()}: ${LANGUAGE_NAMES[other]}`}
        onClick={() => onLanguage(other)}
      >
        {LANGUAGE_NAMES[other]}
      </button>
    </header>
  )
}
