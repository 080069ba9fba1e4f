import type { LocalText } from '@hefu/standard'
import { Button, Choice, Notice, TextField } from '@hefu/ui'
import type { ComponentChildren, JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { PhotoField } from '../components/photo-field.tsx'
import * as m from '../paraglide/messages.js'
import type { FaultCategory } from '../reports/read-answers.ts'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'

/** What is filled in so far. */
export interface FilledForm {
  /** Code and name of what is wrong. */
  readonly category: string | null
  readonly name: LocalText | null
  readonly words: string
  readonly photos: readonly Blob[]
}

/** Longest words, in code points. */
const MAX_WORDS = 1000

export const EMPTY_FORM: FilledForm = { category: null, name: null, words: '', photos: [] }

/** What is asked of whoever reports a fault: one choice; words and photos as they like. */
export function ReportForm(props: {
  readonly label: string
  readonly categories: readonly FaultCategory[]
  readonly form: FilledForm
  readonly busy: boolean
  /** Why the city did not take it the last time. */
  readonly refused: string | null
  readonly onChange: (form: FilledForm) => void
  readonly onSend: () => void
  readonly children?: ComponentChildren
}): JSX.Element {
  const { navigation } = useWallet()
  const { label, categories, form, busy, refused, onChange, onSend, children } = props
  const [unchosen, setUnchosen] = useState(false)
  const over = [...form.words].length - MAX_WORDS
  const choose = (code: string): void => {
    setUnchosen(false)
    onChange({ ...form, category: code, name: categories.find((each) => each.code === code)?.name ?? null })
  }
  return (
    <Page
      key="form"
      title={m.report_title()}
      onBack={navigation.back}
      held={busy}
      actions={
        <>
          {unchosen && <p role="alert">{m.report_choose()}</p>}
          <Button
            busy={busy}
            disabled={over > 0}
            onClick={() => (form.category === null ? setUnchosen(true) : onSend())}
          >
            {m.report_send()}
          </Button>
        </>
      }
    >
      <p class="lead">
        <bdi>{label}</bdi>
      </p>
      {refused !== null && (
        <Notice tone="fault" title={m.report_refused_title()}>
          {refused}
        </Notice>
      )}
      <Choice
        label={m.report_what()}
        value={form.category}
        options={categories.map(({ code, name, hint }) => ({
          value: code,
          title: inLanguage(name),
          hint: inLanguage(hint),
        }))}
        onChange={choose}
      />
      <TextField
        label={m.report_words()}
        hint={m.report_words_hint()}
        value={form.words}
        rows={4}
        error={over > 0 ? m.report_words_long({ count: over }) : undefined}
        onInput={(words) => onChange({ ...form, words })}
      />
      <PhotoField photos={form.photos} onChange={(photos) => onChange({ ...form, photos })} />
      <p class="small">{m.report_anonymous()}</p>
      {children}
    </Page>
  )
}
