import { isClosed } from '@hefu/app-browser/reports'
import { useAttempt } from '@hefu/app-browser/screens'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { WorkedReport } from './fault-report.ts'
import { PhotoChoice } from './photo-choice.tsx'
import { addPhotos } from './report-client.ts'

/** Photos of how it was found, before the work: they need no step, and can be taken anew as long as the report is open. */
export function BeforeForm(props: {
  readonly report: WorkedReport
  readonly onChange: (report: WorkedReport) => void
}): JSX.Element | null {
  const { report, onChange } = props
  const { api } = useConsole()
  const [photos, setPhotos] = useState<readonly File[]>([])
  const { busy, problem, run } = useAttempt()
  if (isClosed(report)) return null
  const isThere = report.photos.some(({ stage }) => stage === 'before')
  const submit = (event: Event): void => {
    event.preventDefault()
    run(async () => {
      onChange(await addPhotos(api, report.id, { stage: 'before', photos }))
      setPhotos([])
    })
  }
  return (
    <form class="part form" onSubmit={submit} noValidate>
      <PhotoChoice
        label={m.photos_before()}
        hint={isThere ? m.photos_before_anew() : m.photos_before_hint()}
        photos={photos}
        onChange={setPhotos}
      />
      <Problem code={problem} />
      {photos.length > 0 && (
        <div>
          <Button type="submit" kind="secondary" busy={busy}>
            {m.photos_before_send()}
          </Button>
        </div>
      )}
    </form>
  )
}
