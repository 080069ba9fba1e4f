import { IconButton, SettingsIcon } from '@hefu/ui'
import type { JSX } from 'preact'
import { KeyImport } from '../components/key-import.tsx'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'

/** The service asks, and this gate has no key to prove that it may. */
export function NeedsKey({ onSettings }: { readonly onSettings: () => void }): JSX.Element {
  const { service } = useDoor()
  return (
    <main class="closed" data-closed="no-key">
      <header class="door-head">
        <div class="door-title">
          <p>{inLanguage(service.name)}</p>
        </div>
        <IconButton label={m.settings()} onClick={onSettings}>
          <SettingsIcon />
        </IconButton>
      </header>
      <div class="closed-body">
        <p class="closed-word">{m.closed_word()}</p>
        <h1>{m.key_needed_title()}</h1>
        <p>{m.key_needed()}</p>
        <p class="small">{m.key_file()}</p>
      </div>
      <div class="closed-actions">
        <KeyImport primary />
      </div>
    </main>
  )
}
