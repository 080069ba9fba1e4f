import { useAttempt } from '@hefu/app-browser/screens'
import { Button, Notice, Segments, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { usePage } from '../state/page-context.ts'
import { MAX_COMMENT, MAX_RATING, rateInspection } from './inspection.ts'
import { type RatingForm as Form, ratingOf } from './rating.ts'

const EMPTY: Form = { rating: null, comment: '' }
const RATINGS: readonly string[] = Array.from({ length: MAX_RATING }, (_, i) => String(i + 1))

/** How an inspection was: a number and, for who wishes, some words. It is said once, and says so before. */
export function RatingForm(props: {
  readonly code: string
  readonly onRated: () => void
  readonly onCancel: () => void
}): JSX.Element {
  const { code, onRated, onCancel } = props
  const { api } = usePage()
  const [form, setForm] = useState(EMPTY)
  const [tried, setTried] = useState(false)
  const attempt = useAttempt()
  const said = ratingOf(form)
  const wrong = tried ? said : null
  return (
    <form
      class="form rating"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (typeof said === 'string') return
        attempt.run(async () => {
          await rateInspection(api, code, said)
          onRated()
        })
      }}
    >
      <div class="rating-scale">
        <p class="rating-label">{m.rate_how()}</p>
        <Segments
          label={m.rate_how()}
          options={RATINGS.map((value) => ({ value, title: value }))}
          value={form.rating === null ? null : String(form.rating)}
          onChange={(value) => setForm({ ...form, rating: Number(value) })}
        />
        <p class="rating-ends">
          <span>{m.rate_worst()}</span>
          <span>{m.rate_best()}</span>
        </p>
        <p class="field-error" role="alert">
          {wrong === 'no-rating' && m.rate_none()}
        </p>
      </div>
      <TextField
        label={m.rate_comment()}
        hint={m.rate_comment_hint()}
        value={form.comment}
        rows={3}
        onInput={(comment) => setForm({ ...form, comment })}
        error={wrong === 'wrong-comment' ? m.rate_comment_wrong({ length: MAX_COMMENT }) : undefined}
      />
      <Notice title={m.rate_once_title()}>{m.rate_once()}</Notice>
      <Problem code={attempt.problem} />
      <div class="buttons">
        <Button type="submit" busy={attempt.busy}>
          {m.rate_go()}
        </Button>
        <Button kind="secondary" onClick={onCancel}>
          {m.cancel()}
        </Button>
      </div>
    </form>
  )
}
