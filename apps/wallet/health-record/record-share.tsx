import { Button, Choice, List, Switch, TextField, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { Page } from '../components/page.tsx'
import { Problem } from '../components/problem.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { kindInWords } from './record-words.ts'
import { shareRecord } from './share-record.ts'
import { RECORD_KINDS, resourcesOf, timelineOf } from './timeline.ts'
import { useRecord, useShares } from './use-record.ts'

const HOUR = 3600
const LIVES = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR } as const
const MIN_PASSCODE = 4
const MAX_PASSCODE = 64

/** What a doctor is to see, for how long, and with which passcode. Without a choice nothing is shared. */
export function RecordShare(): JSX.Element {
  const { app, navigation } = useWallet()
  const { value: records } = useRecord()
  const { change } = useShares()
  const attempt = useAttempt()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [named, setNamed] = useState(false)
  const [passcode, setPasscode] = useState('')
  const [lasts, setLasts] = useState<keyof typeof LIVES>('day')
  const entries = timelineOf(records ?? [])
  const keys = entries.filter(({ kind }) => chosen.has(kind)).map(({ key }) => key)
  const short = passcode.length > 0 && passcode.trim().length < MIN_PASSCODE
  const lives: Record<keyof typeof LIVES, string> = {
    hour: m.record_share_hour(),
    day: m.record_share_day(),
    week: m.record_share_week(),
    month: m.record_share_month(),
  }

  async function make(): Promise<void> {
    const origin = records?.[0]?.origin
    if (!records || origin === undefined) return
    const patient = records.flatMap(({ resources }) => resources).find(({ resourceType }) => resourceType === 'Patient')
    const share = await shareRecord(
      {
        resources: resourcesOf(records, new Set(keys)),
        patient: named ? patient : undefined,
        passcode: passcode.trim() || null,
        expiresAt: app.clock() + LIVES[lasts],
        label: m.record_share_label(),
        origin,
      },
      app,
    )
    await change((shares) => [share, ...shares])
    navigation.replace({ name: 'record-shared', url: share.url })
  }

  return (
    <Page
      title={m.record_share_title()}
      onBack={navigation.back}
      held={attempt.busy}
      actions={
        <Button
          busy={attempt.busy}
          disabled={attempt.busy || keys.length === 0 || short}
          onClick={() => attempt.run(make)}
        >
          {keys.length === 0 ? m.record_share_nothing() : m.record_share_make()}
        </Button>
      }
    >
      <p class="small">{m.record_share_text()}</p>
      <List label={m.record_share_choose()}>
        {RECORD_KINDS.flatMap((kind) => {
          const count = entries.filter((entry) => entry.kind === kind).length
          if (count === 0) return []
          return (
            <Switch
              key={kind}
              label={kindInWords(kind)}
              hint={m.record_share_count({ count })}
              checked={chosen.has(kind)}
              onChange={(on) =>
                setChosen(new Set(on ? [...chosen, kind] : [...chosen].filter((each) => each !== kind)))
              }
            />
          )
        })}
        <Switch label={m.record_share_name()} checked={named} onChange={setNamed} />
      </List>
      <Choice
        label={m.record_share_lasts()}
        options={Object.entries(lives).map(([value, title]) => ({ value: value as keyof typeof LIVES, title }))}
        value={lasts}
        onChange={setLasts}
      />
      <TextField
        label={m.record_share_passcode()}
        hint={m.record_share_passcode_hint()}
        error={short ? m.record_share_passcode_short() : undefined}
        value={passcode}
        onInput={(text) => setPasscode(text.slice(0, MAX_PASSCODE))}
        autoComplete="off"
      />
      {attempt.busy && <Working label={m.record_share_making()} />}
      {attempt.failed && <Problem code={attempt.problem} />}
    </Page>
  )
}
