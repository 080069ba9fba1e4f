import { SLOT_SECONDS } from '@hefu/standard'
import { QrCode, Ring } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { markShown } from '../showing/mark-shown.ts'
import { useQuiet } from '../showing/use-quiet.ts'
import { useApp } from '../state/app-context.ts'
import { presentLanguage } from '../words/languages.ts'

/** A pass on the screen: the code on pure white, and how long it is good for. While it is there nothing leaves the device. */
export function PassView(props: {
  readonly text: string
  /** Of what or whom, for who does not see it. */
  readonly label: string
  readonly secondsLeft: number
  readonly of?: number
  readonly children?: ComponentChildren
}): JSX.Element {
  const { text, label, secondsLeft, of = SLOT_SECONDS, children } = props
  const [large, setLarge] = useState(false)
  useQuiet(true)
  useEffect(markShown, [])
  const close = (): void => setLarge(false)
  return (
    <section class="pass" aria-label={label}>
      <button class="pass-code" type="button" aria-label={m.pass_enlarge()} onClick={() => setLarge(true)}>
        <QrCode text={text} label={label} />
      </button>
      <div class="pass-foot">
        <Ring left={secondsLeft} of={of} />
        <p class="pass-hint">{m.pass_bright()}</p>
      </div>
      {children}
      <Spoken text={text} seconds={secondsLeft} />
      {large && <LargeCode text={text} label={label} onClose={close} />}
    </section>
  )
}

/** Says, politely, that there is a new code; aloud where the holder wants it. */
function Spoken({ text, seconds }: { readonly text: string; readonly seconds: number }): JSX.Element {
  const { state } = useApp()
  const { largeType, spoken } = state.settings
  const [words, setWords] = useState('')
  useEffect(() => {
    const present = m.pass_new({ seconds })
    setWords(present)
    if (largeType && spoken) speak(present)
  }, [text])
  return (
    <p class="visually-hidden" aria-live="polite" data-testid="pass-state">
      {words}
    </p>
  )
}

function speak(words: string): void {
  const utterance = new SpeechSynthesisUtterance(words)
  utterance.lang = presentLanguage()
  speechSynthesis.cancel()
  speechSynthesis.speak(utterance)
}

/** The code as large as the screen allows, with white all around: as bright as a page can make a screen. */
function LargeCode(props: {
  readonly text: string
  readonly label: string
  readonly onClose: () => void
}): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} class="pass-large" aria-label={props.label} onClose={props.onClose}>
      <button type="button" aria-label={m.pass_shrink()} onClick={() => dialog.current?.close()}>
        <QrCode text={props.text} label={props.label} />
        <span>{m.pass_shrink()}</span>
      </button>
    </dialog>
  )
}
