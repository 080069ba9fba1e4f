import type { CredentialTypeId } from '@hefu/standard'
import { useEffect, useRef, useState } from 'preact/hooks'
import { draftText, KEPT_DRAFTS, withDraft } from '../rights/drafts.ts'
import type { CaseKind } from '../rights/held.ts'
import { useWallet } from '../state/app-context.ts'

/** The text of a letter while it is written. */
export interface DraftText {
  readonly text: string
  write(text: string): void
  /** Forgets the draft: the letter is sent. */
  discard(): Promise<void>
}

const KEEP_AFTER_MS = 500

/** A draft, kept sealed a moment after each change and when its screen is left. */
export function useDraft(kind: CaseKind, type: CredentialTypeId): DraftText {
  const { wallet } = useWallet()
  const [text, setText] = useState('')
  const [keeping] = useState(() => ({
    typed: false,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    unkept: null as string | null,
    last: Promise.resolve(),
  }))
  const of = useRef({ kind, type })
  of.current = { kind, type }

  /** One after another, so that none is lost. A wallet that is locked by now keeps what it had. */
  function keep(next: string, { kind, type } = of.current): Promise<void> {
    clearTimeout(keeping.timer)
    keeping.unkept = null
    keeping.last = keeping.last
      .then(async () =>
        wallet.write(KEPT_DRAFTS, withDraft(await wallet.read(KEPT_DRAFTS), { kind, type, text: next })),
      )
      .catch(() => {})
    return keeping.last
  }

  useEffect(() => {
    keeping.typed = false
    // Whoever is quicker than the vault goes on with what they type.
    void wallet.read(KEPT_DRAFTS).then((drafts) => keeping.typed || setText(draftText(drafts, { kind, type })))
    return () => {
      if (keeping.unkept !== null) void keep(keeping.unkept, { kind, type })
    }
  }, [kind, type])

  return {
    text,
    write(next) {
      keeping.typed = true
      setText(next)
      keeping.unkept = next
      clearTimeout(keeping.timer)
      keeping.timer = setTimeout(() => keep(next), KEEP_AFTER_MS)
    },
    discard: () => keep(''),
  }
}
