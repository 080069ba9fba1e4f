import { addressOf, useLoaded } from '@hefu/app-browser/screens'
import { EmptyState } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { usePage } from '../state/page-context.ts'
import { readAuthorities } from './inspection.ts'
import { InspectionCard } from './inspection-card.tsx'

/** The inspections whose codes this browser has read: what was registered of each, and how it was. */
export function InspectionsPage(): JSX.Element {
  const { api, acting, codes } = usePage()
  const { organisation } = acting
  const [kept, setKept] = useState(() => codes.of(organisation))
  // Only names: without them an authority is called by the id of its key.
  const { value: authorities } = useLoaded(() => readAuthorities(api))
  const read = (
    <a class="button primary" href={addressOf(['inspections', 'read'])}>
      {m.inspection_read()}
    </a>
  )
  const forget = (code: string): void => {
    codes.forget(organisation, code)
    setKept(codes.of(organisation))
  }
  return (
    <>
      <Title lead={m.inspections_lead()} actions={kept.length > 0 && read}>
        {m.inspections_title()}
      </Title>
      {kept.length === 0 ? (
        <EmptyState title={m.inspections_none_title()} action={read}>
          {m.inspections_none()}
        </EmptyState>
      ) : (
        <>
          <ul class="cards">
            {kept.map((code) => (
              <InspectionCard key={code} code={code} authorities={authorities} onForget={() => forget(code)} />
            ))}
          </ul>
          <p class="small">{m.inspections_kept()}</p>
        </>
      )}
    </>
  )
}
