import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { inertText } from '../scan/inert-text.ts'

/** A text of anybody's as it stands: nothing of it does anything, and what cannot be seen is written out. It can be copied whole. */
export function InertBlock({ text }: { readonly text: string }): JSX.Element {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const { pieces, left } = inertText(text)
  // Where a line ends is seen by itself.
  const example = pieces.find((piece) => piece.unseen && piece.text !== 'U+000A')?.text
  const copy = async (): Promise<void> => {
    const done = await navigator.clipboard.writeText(text).then(
      () => 'yes' as const,
      () => 'failed' as const,
    )
    setCopied(done)
  }
  return (
    <>
      <p class="code-text inert" data-testid="code-text">
        <bdi>
          {pieces.map((piece, index) =>
            piece.unseen ? (
              <span class="unseen" key={index}>
                {piece.text}
              </span>
            ) : (
              piece.text
            ),
          )}
        </bdi>
        {left > 0 && '…'}
      </p>
      {left > 0 && <p class="small">{m.text_left({ count: left })}</p>}
      {example && <p class="small">{m.text_unseen({ example })}</p>}
      <Button kind="secondary" onClick={() => void copy()}>
        {copied === 'yes' ? m.evidence_copied() : m.text_copy()}
      </Button>
      {copied === 'failed' && <p role="alert">{m.text_copy_failed()}</p>}
    </>
  )
}
