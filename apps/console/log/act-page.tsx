import { Facts, momentInCity, officeInWords } from '@hefu/app-browser/register'
import type { Parameters } from '@hefu/app-browser/screens'
import type { JSX } from 'preact'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { ActContent } from '../proposals/act-content.tsx'
import { actTitle } from '../proposals/act-title.ts'
import { Nowhere } from '../screens/nowhere.tsx'
import { useConsole } from '../state/console-context.ts'

/** One act of the log: what it did, who decided it and since when it counts. */
export function ActPage({ index = '' }: Parameters): JSX.Element {
  const { acts, offset } = useConsole()
  const logged = acts[Number(index)]
  if (!logged) return <Nowhere />
  const { act, effectiveFrom } = logged
  const by = (officer: typeof act.proposer, at: number): string =>
    m.by_at({ officer: `${officeInWords(logged, officer)} (${officer})`, moment: momentInCity(at, offset) })
  return (
    <>
      <Title lead={m.act_number({ number: logged.index })}>{actTitle(logged)}</Title>
      <Facts
        facts={[
          { name: m.proposal_by(), value: by(act.proposer, act.proposedAt) },
          { name: m.approved_by(), value: by(act.approver, act.decidedAt) },
          { name: m.in_effect_from(), value: momentInCity(effectiveFrom, offset) },
        ]}
      />
      <ActContent logged={logged} />
    </>
  )
}
