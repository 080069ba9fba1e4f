import { inLanguage } from '@hefu/app-browser/register'
import type { LocalText } from '@hefu/standard'
import type { JSX } from 'preact'
import { console_title } from '../paraglide/messages.js'

/** Whose console this is. */
export function Brand({ city }: { readonly city: LocalText | undefined }): JSX.Element {
  return (
    <p class="brand">
      {city && <span>{inLanguage(city)}</span>}
      <span>{console_title()}</span>
    </p>
  )
}
