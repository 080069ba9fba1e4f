import { type Epoch, epochPlus, epochStart, type IssuerKey } from '@hefu/standard'
import { type Span, SpanChart } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { shortDay } from '../words/short-day.ts'
import { weeksInWords } from './key-in-words.ts'
import { standingOf } from './key-weeks.ts'
import type { IssuedCard } from './next-span.ts'

/** Which key signs in which weeks: filled what the register has, outlined what the city has ready. Keys that are void sign in none. */
export function KeyChart(props: {
  readonly card: IssuedCard
  readonly present: Epoch
  readonly prints: ReadonlyMap<Uint8Array, string>
}): JSX.Element {
  const { card, present, prints } = props
  const { clock, offset } = useConsole()
  const spanOf = (look: NonNullable<Span['look']>, key: IssuerKey): Span => ({
    label: `${(prints.get(key.publicKey) ?? '').slice(0, 8)} · ${weeksInWords(key)}`,
    from: epochStart(key.firstEpoch, offset),
    to: epochStart(epochPlus(key.lastEpoch, 1), offset),
    look,
  })
  const drawn = card.keys.filter((key) => ['signs', 'later'].includes(standingOf(key, present)))
  const spans = [...drawn.map((key) => spanOf('filled', key)), ...card.ready.map((key) => spanOf('outlined', key))]
  return (
    <SpanChart
      title={m.keys_chart()}
      summary={m.keys_chart_summary({ count: spans.length })}
      rows={[
        { label: m.keys_in_register(), spans: spans.filter(({ look }) => look === 'filled') },
        { label: m.keys_held(), spans: spans.filter(({ look }) => look === 'outlined') },
      ].filter((row) => row.spans.length > 0)}
      present={clock()}
      words={{
        heldBack: m.health_few(),
        figures: m.health_figures(),
        none: m.keys_chart_none(),
        heads: [m.keys_state(), m.keys_key(), m.keys_from(), m.keys_until()],
        present: m.keys_now(),
      }}
      format={{
        number: String,
        // An axis of weeks: the day on which each begins.
        time: (at) => shortDay(at, offset),
        utcOffsetMinutes: offset,
      }}
    />
  )
}
