import type { HealthCode } from '@hefu/health'
import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { HealthCard } from '../components/health-card.tsx'
import { Page } from '../components/page.tsx'
import { useAttempt } from '../components/use-attempt.ts'
import { useHealth } from '../health/use-health.ts'
import { useVerdict } from '../health/use-verdict.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'

/** What was just read: shown first, and kept only when its holder says so. */
export function HealthFound(props: {
  readonly codes: readonly HealthCode[]
  readonly onAgain: () => void
}): JSX.Element {
  const { codes, onAgain } = props
  const { navigation } = useWallet()
  const { kept, keep } = useHealth()
  const [full, setFull] = useState(false)
  const attempt = useAttempt()
  const held = codes.every(({ text }) => kept?.some((each) => each.text === text))

  async function keepAll(): Promise<void> {
    const ids: (string | null)[] = []
    for (const code of codes) ids.push(await keep(code))
    const [id] = ids
    if (ids.includes(null)) setFull(true)
    else if (ids.length === 1 && id) navigation.replace({ name: 'health', id })
    else navigation.replace({ name: 'cards' })
  }

  return (
    <Page
      key="found"
      title={codes.length > 1 ? m.health_found_many({ count: codes.length }) : m.health_title()}
      onBack={onAgain}
      actions={
        <div class="pair">
          <Button kind="secondary" onClick={onAgain}>
            {m.health_leave()}
          </Button>
          <Button busy={attempt.busy} disabled={attempt.busy || kept === null} onClick={() => attempt.run(keepAll)}>
            {held ? m.health_open() : m.health_keep()}
          </Button>
        </div>
      }
    >
      {full && <Notice tone="fault">{m.health_full()}</Notice>}
      {codes.map((code) => (
        <Checked key={code.text} code={code} />
      ))}
      <p class="small">{m.health_private()}</p>
    </Page>
  )
}

function Checked({ code }: { readonly code: HealthCode }): JSX.Element {
  return <HealthCard code={code} verdict={useVerdict(code)} />
}
