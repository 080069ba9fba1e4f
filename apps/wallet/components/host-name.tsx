import type { JSX } from 'preact'
import { differingLetters, type LetterRun } from '../scan/differing-letters.ts'

/** A host in its ASCII form, the letters that are not in another one marked. */
export function HostName({ host, beside }: { readonly host: string; readonly beside?: string | null }): JSX.Element {
  const runs: readonly LetterRun[] = beside ? differingLetters(host, beside)[0] : [{ letters: host, differs: false }]
  return (
    <bdi class="host" dir="ltr">
      {runs.map(({ letters, differs }, index) => (differs ? <mark key={index}>{letters}</mark> : letters))}
    </bdi>
  )
}
