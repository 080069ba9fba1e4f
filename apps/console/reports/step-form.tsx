import { useAttempt } from '@hefu/app-browser/screens'
import { Button, Choice, List, Notice, Switch, TextField } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Problem } from '../components/problem.tsx'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'
import type { WorkedReport } from './fault-report.ts'
import { isFinal, lackOf, type NextStep, nextSteps, type StepLack, workOf } from './next-steps.ts'
import { PhotoChoice } from './photo-choice.tsx'
import { addPhotos, workOnReport } from './report-client.ts'
import { lackInWords, STEP_WORDS } from './report-in-words.ts'

interface StepProps {
  readonly report: WorkedReport
  readonly onChange: (report: WorkedReport) => void
}

/** What an officer does next with a report. The steps on the way can be taken anew; the ends are confirmed, because they are for good. */
export function StepForm({ report, onChange }: StepProps): JSX.Element {
  const { api } = useConsole()
  const [step, setStep] = useState<NextStep | null>(null)
  const [note, setNote] = useState('')
  const [team, setTeam] = useState(report.team ?? '')
  const [photos, setPhotos] = useState<readonly File[]>([])
  const [sure, setSure] = useState(false)
  const [lack, setLack] = useState<StepLack | 'step' | null>(null)
  const { busy, problem, run } = useAttempt()
  const steps = nextSteps(report.state)
  if (steps.length === 0) return <Notice title={m.report_over_title()}>{m.report_over()}</Notice>
  const draft = { note, team, sure }
  const take = async (chosen: NextStep): Promise<void> => {
    // First the photos: once a report has ended, whoever follows it finds them with the answer.
    if (chosen === 'resolve' && photos.length > 0) {
      await addPhotos(api, report.id, { stage: 'after', photos })
      setPhotos([])
    }
    onChange(await workOnReport(api, report.id, workOf(chosen, draft)))
    setStep(null)
    setNote('')
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    const found = step ? lackOf(step, draft) : 'step'
    setLack(found)
    if (step && !found) run(() => take(step))
  }
  const said = lack && lack !== 'step' ? lackInWords(lack) : undefined
  return (
    <form class="part form" onSubmit={submit} noValidate>
      <Choice
        label={m.step_title()}
        value={step}
        onChange={(chosen) => {
          setStep(chosen)
          setSure(false)
          setLack(null)
        }}
        options={steps.map((value) => {
          const [title, hint] = STEP_WORDS[value]
          return { value, title: title(), hint: hint() }
        })}
      />
      {lack === 'step' && (
        <p class="field-error" role="alert">
          {m.step_missing()}
        </p>
      )}
      {step === 'assign' && (
        <TextField
          label={m.step_team()}
          hint={m.step_team_hint()}
          value={team}
          onInput={setTeam}
          error={lack === 'team' || lack === 'team-long' ? said : undefined}
        />
      )}
      {step && (
        <TextField
          label={m.step_note()}
          hint={m.step_note_hint()}
          rows={4}
          value={note}
          onInput={setNote}
          error={lack === 'note' || lack === 'note-long' ? said : undefined}
        />
      )}
      {step === 'resolve' && <PhotoChoice label={m.step_photos()} photos={photos} onChange={setPhotos} />}
      {step && isFinal(step) && (
        <List>
          <Switch label={m.step_sure()} hint={m.step_sure_hint()} checked={sure} onChange={setSure} />
        </List>
      )}
      {lack === 'sure' && (
        <p class="field-error" role="alert">
          {said}
        </p>
      )}
      <Problem code={problem} />
      <div>
        <Button type="submit" busy={busy}>
          {step ? STEP_WORDS[step][0]() : m.step_go()}
        </Button>
      </div>
    </form>
  )
}
