import { inLanguage } from '@hefu/app-browser'
import { Facts } from '@hefu/app-browser/register'
import { useLoaded } from '@hefu/app-browser/screens'
import type { LocalText } from '@hefu/standard'
import { Button, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { usePage } from '../state/page-context.ts'
import { dayInWords } from '../words/days.ts'
import { type Inspection, MAX_RATING, readInspection } from './inspection.ts'
import { RatingForm } from './rating-form.tsx'

/** One inspection: who came for what, by which law and on which day; then how the organisation found it. */
export function InspectionCard(props: {
  readonly code: string
  readonly authorities: ReadonlyMap<string, LocalText> | null
  readonly onForget: () => void
}): JSX.Element {
  const { code, authorities, onForget } = props
  const { api } = usePage()
  const { value, problem, reload } = useLoaded(() => readInspection(api, code), [code])
  const [isRating, setRating] = useState(false)
  const forget = (
    <Button kind="quiet" onClick={onForget}>
      {m.inspection_forget()}
    </Button>
  )
  if (!value) {
    return (
      <li class="card">
        <Problem code={problem} onRetry={reload} />
        {!problem && <Working label={m.working()} />}
        {problem && <div>{forget}</div>}
      </li>
    )
  }
  const { task, authority, legalBasis, day, officers, rating } = value
  const name = authorities?.get(authority)
  return (
    <li class="card" data-inspection={value.id}>
      <h2>
        <bdi>{inLanguage(task)}</bdi>
      </h2>
      <Facts
        facts={[
          { name: m.inspection_authority(), value: name ? inLanguage(name) : <span class="mono">{authority}</span> },
          { name: m.inspection_day(), value: dayInWords(day) },
          { name: m.inspection_basis(), value: <bdi>{inLanguage(legalBasis)}</bdi> },
          { name: m.inspection_officers(), value: officers.map((post) => <div key={post}>{post}</div>) },
          ...(rating === null ? [] : said(value)),
        ]}
      />
      {rating === null && isRating && <RatingForm code={code} onRated={reload} onCancel={() => setRating(false)} />}
      <div class="buttons">
        {rating === null && !isRating && (
          <Button kind="secondary" onClick={() => setRating(true)}>
            {m.rate()}
          </Button>
        )}
        {(rating !== null || !isRating) && forget}
      </div>
    </li>
  )
}

function said({ rating, comment }: Inspection) {
  return [
    { name: m.rated(), value: m.rated_of({ rating: rating ?? 0, most: MAX_RATING }) },
    ...(comment === null ? [] : [{ name: m.rated_comment(), value: <bdi>{comment}</bdi> }]),
  ]
}
