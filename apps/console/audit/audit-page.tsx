import type { CityApi } from '@hefu/app-browser/city-api'
import { inLanguage, momentInCity } from '@hefu/app-browser/register'
import { addressOf, useAttempt, useLoaded } from '@hefu/app-browser/screens'
import { Button, Segments, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type Column, DataTable } from '../components/data-table.tsx'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import { type AuditEntry, auditPage, type AuditPage as Page } from './audit-entry.ts'
import { type DeedSubject, deedInWords, deedSubject, placeOf } from './deed-in-words.ts'

type Shown = 'all' | DeedSubject

/** What officers did at the console, everybody's for everybody to see: filtered, sorted, and exported as it is shown. */
export function AuditPage(): JSX.Element {
  const { api } = useConsole()
  const { value: newest, problem, reload } = useLoaded(() => readPage(api, null))
  return (
    <>
      <Title lead={m.audit_lead()}>{m.audit_title()}</Title>
      <Problem code={problem} onRetry={reload} />
      {!newest && !problem && <Working label={m.working()} />}
      {newest && <Entries newest={newest} />}
    </>
  )
}

function Entries({ newest }: { readonly newest: Page }): JSX.Element {
  const { api } = useConsole()
  const [older, setOlder] = useState<readonly Page[]>([])
  const [shown, setShown] = useState<Shown>('all')
  const { busy, problem, run } = useAttempt()
  const pages = [newest, ...older]
  const next = pages.at(-1)?.next ?? null
  const entries = pages.flatMap((page) => page.entries)
  const wanted = entries.filter(({ deed }) => shown === 'all' || shown === deedSubject(deed))
  return (
    <>
      <Segments
        label={m.audit_narrow()}
        value={shown}
        onChange={setShown}
        options={[
          { value: 'all', title: m.audit_everything() },
          { value: 'persons', title: m.audit_persons() },
          { value: 'codes', title: m.audit_codes() },
          { value: 'sessions', title: m.audit_sessions() },
        ]}
      />
      <DataTable
        label={m.audit_title()}
        columns={useColumns()}
        rows={wanted}
        keyOf={({ id }) => id}
        empty={m.audit_none()}
      />
      <Problem code={problem} />
      {next && (
        <div>
          <Button
            kind="secondary"
            busy={busy}
            onClick={() => run(async () => setOlder([...older, await readPage(api, next)]))}
          >
            {m.audit_older()}
          </Button>
        </div>
      )}
    </>
  )
}

function useColumns(): readonly Column<AuditEntry>[] {
  const { offset } = useConsole()
  return [
    { key: 'at', head: m.audit_at(), text: ({ at }) => momentInCity(at, offset), sortBy: ({ at }) => at },
    { key: 'deed', head: m.audit_deed(), text: ({ deed }) => deedInWords(deed) },
    {
      key: 'officer',
      head: m.audit_officer(),
      text: ({ officer }) => officer,
      cell: ({ officer }) => <span class="nowrap">{officer}</span>,
    },
    { key: 'office', head: m.audit_office(), text: ({ office }) => (office ? inLanguage(office) : '') },
    { key: 'about', head: m.audit_about(), text: ({ about }) => about ?? '', cell: (entry) => <About entry={entry} /> },
  ]
}

/** What a deed is about, by the beginning of its random name; a link for who can open it. */
function About({ entry }: { readonly entry: AuditEntry }): JSX.Element | null {
  const { session } = useConsole()
  const { deed, about } = entry
  if (!about) return null
  const { name, path, role } = placeOf(deed)
  const said = name({ id: about.slice(0, 8) })
  return path && session.roles.includes(role) ? <a href={addressOf([path, about])}>{said}</a> : <span>{said}</span>
}

function readPage(api: CityApi, before: string | null): Promise<Page> {
  return api.get(`/officers/audit${before ? `?before=${before}` : ''}`, auditPage)
}
