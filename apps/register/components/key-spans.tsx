import { dayInCity, inLanguage } from '@hefu/app-browser/register'
import { epochPlus, epochStart, type IssuerKey } from '@hefu/standard'
import { type Span, SpanChart } from '@hefu/ui'
import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import { useSite } from '../screens/site-context.ts'
import { chartFormat, chartWords } from '../words/charts.ts'
import { useFingerprints } from './use-fingerprints.ts'

/** Letters of a fingerprint that are enough to find a key among a few. */
const SHORT = 8

/** Which key signs which kind of card in which weeks. */
export function KeySpans(): JSX.Element {
  const { register, offset, now } = useSite()
  const { keys, types, issuers } = register.state
  // A key that is void signs in no week.
  const signing = useMemo(() => keys.filter(({ firstEpoch, lastEpoch }) => firstEpoch <= lastEpoch), [keys])
  const prints = useFingerprints(useMemo(() => signing.map(({ publicKey }) => publicKey), [signing]))
  const rows = new Map<string, Span[]>()
  for (const [i, key] of signing.entries()) {
    const [type, issuer] = [types.get(key.type)?.type.name, issuers.get(key.issuer)?.name]
    const label = m.stats_key_row({
      type: type ? inLanguage(type) : key.type,
      issuer: issuer ? inLanguage(issuer) : key.issuer,
    })
    rows.set(label, [...(rows.get(label) ?? []), spanOf(key, prints[i]?.slice(0, SHORT) ?? '', offset, now)])
  }
  return (
    <SpanChart
      title={m.stats_keys()}
      summary={m.stats_keys_summary({ keys: signing.length, kinds: rows.size })}
      rows={[...rows].map(([label, spans]) => ({ label, spans }))}
      present={now}
      words={{
        ...chartWords(),
        present: m.stats_today(),
        heads: [m.early_type(), m.stats_key(), m.stats_first_day(), m.stats_last_day()],
      }}
      format={{ ...chartFormat(offset), moment: (at) => dayInCity(at, offset) }}
    />
  )
}

function spanOf({ firstEpoch, lastEpoch }: IssuerKey, label: string, offset: number, now: number): Span {
  const from = epochStart(firstEpoch, offset)
  // Up to the last second of its last week, so that the table names the day.
  const to = epochStart(epochPlus(lastEpoch, 1), offset) - 1
  return { label, from, to, ...(from > now && { look: 'outlined' }) }
}
