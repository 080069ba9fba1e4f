import { inLanguage } from '@hefu/app-browser/register'
import type { JSX } from 'preact'
import type { KeptKey } from '../officer-key/kept-key.ts'

/** Whose key is on this device. */
export function KeyOwner({ officerKey }: { readonly officerKey: KeptKey }): JSX.Element {
  return (
    <section class="panel">
      <p>{inLanguage(officerKey.office)}</p>
      <p class="small">{officerKey.id}</p>
    </section>
  )
}
