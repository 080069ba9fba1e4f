import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useApp } from '../state/app-context.ts'
import { DeleteEverything } from './delete-everything.tsx'

/** Nobody can recover the key: what is lost, and how to begin anew. */
export function Forgot({ onBack }: { readonly onBack: () => void }): JSX.Element {
  const { state } = useApp()
  const text = state.protection?.kind === 'passkey' ? m.forgot_passkey() : m.forgot_pin()
  return <DeleteEverything title={m.forgot_title()} text={text} onBack={onBack} />
}
