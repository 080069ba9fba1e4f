import type { JSX } from 'preact'
import { language as languageLabel } from '../paraglide/messages.js'
import { chooseLanguage, LANGUAGE_NAMES, presentLanguage } from '../words/languages.ts'

/** Switches the language at once. `onChange` draws the screens anew. */
export function LanguageChoice({ onChange }: { readonly onChange: () => void }): JSX.Element {
  const present = presentLanguage()
  return (
    <fieldset class="choice" aria-label={languageLabel()}>
      {LANGUAGE_NAMES.map(({ language, name }) => (
        <label key={language} lang={language}>
          <input
            type="radio"
            name="language"
            checked={language === present}
            onChange={() => {
              chooseLanguage(language)
              onChange()
            }}
          />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  )
}
