import type { JSX } from 'preact'
import { LANGUAGE_NAMES, type ScreenLanguage } from './language-switch.tsx'

/** Changes to the other of the two languages: for sites, which have the choice on every page and little room for it. */
export function OtherLanguage(props: {
  readonly label: string
  /** The present one. */
  readonly value: ScreenLanguage
  readonly onChange: (language: ScreenLanguage) => void
}): JSX.Element {
  const { label, value, onChange } = props
  const other = value === 'en' ? 'zh-CN' : 'en'
  return (
    <button
      class="button quiet"
      type="button"
      lang={other}
      aria-label={`${label}: ${LANGUAGE_NAMES[other]}`}
      onClick={() => onChange(other)}
    >
      {LANGUAGE_NAMES[other]}
    </button>
  )
}
