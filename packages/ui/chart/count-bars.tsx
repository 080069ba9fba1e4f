import type { JSX } from 'preact'
import { useId } from 'preact/hooks'
import type { ChartFormat, ChartWords, Count } from './chart-data.ts'
import { figureInWords } from './figures-of.ts'
import { Hatch } from './gap-lane.tsx'
import { HeadRow } from './head-row.tsx'

/**
 * How many of each kind, as bars that lie one under the other. Name and figure of each are text, so that the chart is its own table: it is
 * read out as one, and a name may lead to what it counts.
 */
export function CountBars(props: {
  readonly title: string
  readonly counts: readonly Count[]
  readonly words: Pick<ChartWords, 'heldBack' | 'none'> & {
    /** What is counted, and that it is a number. */
    readonly heads: readonly [string, string]
  }
  readonly format: Pick<ChartFormat, 'number'>
}): JSX.Element {
  const { title, counts, words, format } = props
  const most = Math.max(1, ...counts.map(({ value }) => value ?? 0))
  // In letters: the longest bar leaves as much for its figure.
  const room = Math.max(0, ...counts.map(({ value }) => (value === null ? 0 : format.number(value).length)))
  return (
    <figure class="chart">
      <figcaption>{title}</figcaption>
      {counts.length === 0 ? (
        <p class="chart-none">{words.none}</p>
      ) : (
        <table class="count-bars" aria-label={title} style={{ '--figure': `${room}ch` }}>
          <thead class="visually-hidden">
            <HeadRow heads={words.heads} />
          </thead>
          <tbody>
            {counts.map(({ label, value, href }) => (
              <tr key={label}>
                <th scope="row">{href ? <a href={href}>{label}</a> : label}</th>
                <td>
                  <Bar share={value === null ? null : value / most} />
                  {figureInWords(value, words, format)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </figure>
  )
}

/** @param props.share of the longest bar, 0 to 1; null where the figure is held back */
function Bar({ share }: { readonly share: number | null }): JSX.Element {
  const hatch = useId()
  return (
    <svg class="count-bar" aria-hidden="true" style={share === null ? undefined : { '--share': share }}>
      {share === null && <Hatch id={hatch} />}
      <rect
        class={share === null ? undefined : 'chart-bar'}
        fill={share === null ? `url(#${hatch})` : undefined}
        width="100%"
        height="100%"
      />
    </svg>
  )
}
