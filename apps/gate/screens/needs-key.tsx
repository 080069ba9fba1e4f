import type { JSX } from 'preact'
import { ClosedHead } from '../components/closed-head.tsx'
import { KeyImport } from '../components/key-import.tsx'
import * as m from '../paraglide/messages.js'

/** The service asks, and this gate has no key to prove that it may. */
export function NeedsKey({ onSettings }: { readonly onSettings: () => void }): JSX.Element {
  return (
    <main class="closed" data-closed="no-key">
      <ClosedHead onSettings={onSettings} />
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
