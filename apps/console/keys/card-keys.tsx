import { dayInCity, weekInWords } from '@hefu/app-browser/register'
import { addressOf } from '@hefu/app-browser/screens'
import { type Epoch, epochStart, type IssuerKey } from '@hefu/standard'
import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { type Column, DataTable } from '../components/data-table.tsx'
import * as m from '../paraglide/messages.js'
import type { ListedProposal } from '../register/desk.ts'
import { issuerName, typeName } from '../register/names.ts'
import { useConsole } from '../state/console-context.ts'
import { KeyChart } from './key-chart.tsx'
import { standingInWords, weeksInWords } from './key-in-words.ts'
import { standingOf } from './key-weeks.ts'
import { type IssuedCard, lacksFrom } from './next-span.ts'
import { ProposeKey } from './propose-key.tsx'
import { waitingProposal } from './waiting-keys.ts'

/** How many weeks ahead a missing key is told of. */
const AHEAD = 13

/** The keys of one kind of card: until when it can be issued, what is lacking, a chart and a table of its keys. */
export function CardKeys(props: {
  readonly card: IssuedCard
  readonly present: Epoch
  readonly prints: ReadonlyMap<Uint8Array, string>
  readonly proposals: readonly ListedProposal[]
}): JSX.Element {
  const { card, present, prints, proposals } = props
  const { register, offset, clock } = useConsole()
  const ended = card.endsAt <= clock()
  const lacks = ended ? null : lacksFrom(card, present, AHEAD, (epoch) => epochStart(epoch, offset))
  return (
    <section class="part">
      <h2>
        {m.keys_of({ type: typeName(register.state, card.type), issuer: issuerName(register.state, card.issuer) })}
      </h2>
      {ended && <p class="small">{m.keys_ended({ date: dayInCity(card.endsAt, offset) })}</p>}
      {!ended && card.coveredUntil && <p>{m.keys_covered({ week: weekInWords(card.coveredUntil) })}</p>}
      {lacks !== null && <Lacks card={card} from={lacks} present={present} />}
      <KeyChart card={card} present={present} prints={prints} />
      <DataTable
        label={typeName(register.state, card.type)}
        columns={columnsFor(present, prints)}
        rows={[...card.keys, ...card.ready]}
        keyOf={({ publicKey }) => String(publicKey)}
        empty={m.keys_chart_none()}
        plain
      />
      {card.ready.map((key) => (
        <ProposeKey
          key={String(key.publicKey)}
          issuerKey={key}
          waiting={waitingProposal(proposals, 'issuer-key', key)}
        />
      ))}
    </section>
  )
}

/** From when on no key signs, and what to do. */
function Lacks(props: { readonly card: IssuedCard; readonly from: Epoch; readonly present: Epoch }): JSX.Element {
  const { card, from, present } = props
  const [title, tone] =
    from === present
      ? ([m.keys_uncovered_title(), 'fault'] as const)
      : ([m.keys_lacks_title({ week: weekInWords(from) }), 'warning'] as const)
  return (
    <Notice tone={tone} title={title}>
      {card.ready.some(({ firstEpoch, lastEpoch }) => firstEpoch <= from && from <= lastEpoch)
        ? m.keys_lacks_held()
        : m.keys_lacks()}
    </Notice>
  )
}

function columnsFor(present: Epoch, prints: ReadonlyMap<Uint8Array, string>): readonly Column<IssuerKey>[] {
  const printOf = ({ publicKey }: IssuerKey): string => prints.get(publicKey) ?? ''
  const ready = (key: IssuerKey): boolean => 'registered' in key
  return [
    { key: 'weeks', head: m.keys_weeks(), text: weeksInWords, sortBy: ({ firstEpoch }) => firstEpoch },
    {
      key: 'state',
      head: m.keys_state(),
      text: (key) => (ready(key) ? m.keys_held() : standingInWords(key, present)),
    },
    {
      key: 'print',
      head: m.keys_print(),
      text: printOf,
      cell: (key) => (
        <span class="mono" title={m.keys_print_hint()}>
          {printOf(key)}
        </span>
      ),
    },
    {
      key: 'do',
      head: m.keys_do(),
      text: () => '',
      cell: (key) =>
        !ready(key) &&
        ['signs', 'later'].includes(standingOf(key, present)) && (
          <a href={addressOf(['keys', printOf(key), 'end'])}>{m.keys_end()}</a>
        ),
    },
  ]
}
