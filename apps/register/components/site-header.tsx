import { inLanguage } from '@hefu/app-browser/register'
import type { Language, LocalText } from '@hefu/standard'
import { OtherLanguage } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'

/** Whose register this is, and the one choice that the site keeps. */
export function SiteHeader(props: {
  readonly city: LocalText | undefined
  readonly language: Language
  readonly onLanguage: (language: Language) => void
}): JSX.Element {
  const { city, language, onLanguage } = props
  return (
    <header class="site-line">
      <p class="site-name">
        {city && <span>{inLanguage(city)}</span>}
        <span>{m.site_title()}</span>
      </p>
      <OtherLanguage label={m.language()} value={language} onChange={onLanguage} />
    </header>
  )
}
