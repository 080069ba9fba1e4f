import { Scanner } from '@hefu/app-browser/scanner'
import { addressOf, goTo, useAttempt } from '@hefu/app-browser/screens'
import { Button, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import { Title } from '../components/title.tsx'
import * as m from '../paraglide/messages.js'
import { usePage } from '../state/page-context.ts'
import { readInspection } from './inspection.ts'

/** Reads an inspector's code, which the city has to know and which has to be for this organisation, and keeps it in this browser. */
export function ReadCode(): JSX.Element {
  const { api, acting, codes } = usePage()
  const [round, setRound] = useState(0)
  const attempt = useAttempt()
  const read = (code: string): void =>
    attempt.run(async () => {
      await readInspection(api, code)
      codes.keep(acting.organisation, code)
      goTo(addressOf(['inspections']))
    })
  const isReading = !attempt.busy && attempt.problem === null
  return (
    <>
      <Title lead={m.inspection_read_lead()} actions={<a href={addressOf(['inspections'])}>{m.inspections_all()}</a>}>
        {m.inspection_read()}
      </Title>
      <div class="reading">
        {isReading && <Scanner key={round} prompt={m.inspection_prompt()} onText={read} />}
        {attempt.busy && <Working label={m.working()} />}
        <Problem code={attempt.problem} />
        {attempt.problem !== null && (
          <div class="buttons">
            <Button
              onClick={() => {
                attempt.run(async () => {})
                setRound(round + 1)
              }}
            >
              {m.inspection_another()}
            </Button>
          </div>
        )}
      </div>
    </>
  )
}
