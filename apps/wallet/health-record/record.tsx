import type { RecordKind } from '@hefu/health/record'
import { Button, EmptyState, List, ListItem } from '@hefu/ui'
import type { JSX } from 'preact'
import { useMemo, useState } from 'preact/hooks'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { inLanguage, presentLanguage } from '../words/languages.ts'
import { momentHere } from '../words/times.ts'
import type { KeptRecord } from './kept-record.ts'
import { dayOf, gist, kindInWords, written } from './record-words.ts'
import { RECORD_KINDS, type TimelineEntry, timelineOf } from './timeline.ts'
import { useRecord } from './use-record.ts'

/** The record of all clinics as one story, newest first. It is read from the device alone. */
export function HealthRecord(): JSX.Element {
  const { navigation } = useWallet()
  const { value: records, change } = useRecord()
  const [kind, setKind] = useState<RecordKind | null>(null)
  const entries = useMemo(() => timelineOf(records ?? []), [records])
  const kinds = RECORD_KINDS.filter((each) => entries.some((entry) => entry.kind === each))
  const shown = entries.filter((entry) => kind === null || entry.kind === kind)
  const fetchFrom = (): void => navigation.go({ name: 'record-clinics' })
  const forget = (service: string): Promise<void> => change((all) => all.filter((each) => each.service !== service))
  if (records?.length === 0) {
    return (
      <Page title={m.record()} onBack={navigation.back}>
        <EmptyState title={m.record_empty_title()} action={<Button onClick={fetchFrom}>{m.record_fetch()}</Button>}>
          {m.record_empty()}
        </EmptyState>
        <SharedLink />
      </Page>
    )
  }
  return (
    <Page
      title={m.record()}
      onBack={navigation.back}
      actions={<Button onClick={() => navigation.go({ name: 'record-share' })}>{m.record_share()}</Button>}
    >
      <p class="small">{m.record_text()}</p>
      {kinds.length > 1 && <Filter kinds={kinds} value={kind} onChange={setKind} />}
      <Timeline entries={shown} />
      <List>
        <ListItem title={m.record_refresh()} onClick={fetchFrom} />
        <ListItem title={m.record_shares()} onClick={() => navigation.go({ name: 'record-shares' })} />
      </List>
      {records?.map((record) => (
        <Source key={record.service} record={record} onDelete={() => forget(record.service)} />
      ))}
    </Page>
  )
}

/** Shares outlive the record here: what was given away can be taken back after it is deleted. */
function SharedLink(): JSX.Element {
  const { navigation } = useWallet()
  return (
    <List>
      <ListItem title={m.record_shares()} onClick={() => navigation.go({ name: 'record-shares' })} />
    </List>
  )
}

function Filter(props: {
  readonly kinds: readonly RecordKind[]
  readonly value: RecordKind | null
  readonly onChange: (kind: RecordKind | null) => void
}): JSX.Element {
  const { kinds, value, onChange } = props
  return (
    <fieldset class="record-filter" aria-label={m.record_filter()}>
      {[null, ...kinds].map((kind) => (
        <button key={kind ?? 'all'} type="button" aria-pressed={kind === value} onClick={() => onChange(kind)}>
          {kind === null ? m.record_all() : kindInWords(kind)}
        </button>
      ))}
    </fieldset>
  )
}

/** The entries, under the month in which they were. */
function Timeline({ entries }: { readonly entries: readonly TimelineEntry[] }): JSX.Element {
  const { navigation } = useWallet()
  const format = new Intl.DateTimeFormat(presentLanguage(), { year: 'numeric', month: 'long' })
  const months = Map.groupBy(entries, ({ at }) => (at === null ? m.record_undated() : format.format(at * 1000)))
  return (
    <>
      {[...months].map(([month, all]) => (
        <section key={month}>
          <h2 class="record-month">{month}</h2>
          <List>
            {all.map((entry) => (
              <ListItem
                key={entry.key}
                title={written(entry.title)}
                hint={[entry.at !== null && dayOf(entry.at), gist(entry)].filter(Boolean).join(' · ')}
                onClick={() => navigation.go({ name: 'record-entry', key: entry.key })}
              />
            ))}
          </List>
        </section>
      ))}
    </>
  )
}

/** From where a part of the record is, and the way to delete it here. */
function Source({
  record,
  onDelete,
}: {
  readonly record: KeptRecord
  readonly onDelete: () => Promise<void>
}): JSX.Element {
  const clinic = inLanguage(record.clinic)
  return (
    <section class="record-source">
      <h2 class="record-month">{clinic}</h2>
      <p class="small">{m.record_fetched({ moment: momentHere(record.fetchedAt) })}</p>
      <ConfirmDelete
        label={m.record_delete()}
        text={m.record_delete_text({ clinic, count: timelineOf([record]).length })}
        onDelete={onDelete}
      />
    </section>
  )
}
