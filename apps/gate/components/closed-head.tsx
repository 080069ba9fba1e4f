import { IconButton, SettingsIcon } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'

/** Above a shut door: whose it is, and the settings. */
export function ClosedHead({ onSettings }: { readonly onSettings: () => void }): JSX.Element {
  const { service } = useDoor()
  return (
    <header class="door-head">
      <div class="door-title">
        <p>{inLanguage(service.name)}</p>
      </div>
      <IconButton label={m.settings()} onClick={onSettings}>
        <SettingsIcon />
      </IconButton>
    </header>
  )
}
