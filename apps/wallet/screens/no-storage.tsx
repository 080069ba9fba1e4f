import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import { problem_storage, problem_storage_title } from '../paraglide/messages.js'

/** The browser keeps nothing: a wallet that forgets its cards would be none. */
export function NoStorage(): JSX.Element {
  return (
    <Page title={problem_storage_title()}>
      <p class="lead">{problem_storage()}</p>
    </Page>
  )
}
