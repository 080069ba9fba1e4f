import { type HealthCode, numericCodes, readKeptCode } from '@hefu/health'
import { Button, drawMixedQr, QrCode, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { ConfirmDelete } from '../components/confirm-delete.tsx'
import { HealthCard } from '../components/health-card.tsx'
import { Page } from '../components/page.tsx'
import type { KeptHealth } from '../health/kept-health.ts'
import { useHealth } from '../health/use-health.ts'
import { useVerdict } from '../health/use-verdict.ts'
import * as m from '../paraglide/messages.js'
import { useQuiet } from '../showing/use-quiet.ts'
import { useWallet } from '../state/app-context.ts'
import { aboutInWords } from '../words/health-list.ts'

/** A health certificate in this wallet: what it says, its code for whoever must check it, and the way to delete it. */
export function Health({ id }: { readonly id: string }): JSX.Element {
  const { navigation } = useWallet()
  const { kept, forget } = useHealth()
  const held = kept?.find((each) => each.id === id)
  const code = useKeptCode(held)
  const verdict = useVerdict(code)
  const [showing, setShowing] = useState(false)

  if (!held) {
    return (
      <Page title={m.health_title()} onBack={navigation.back}>
        {kept ? <p>{m.health_gone()}</p> : <Working label={m.working()} />}
      </Page>
    )
  }
  if (showing && code) return <ShownCode code={code} onDone={() => setShowing(false)} />
  return (
    <Page
      key="details"
      title={aboutInWords(held.about)}
      onBack={navigation.back}
      actions={
        <Button wide disabled={!code} onClick={() => setShowing(true)}>
          {m.health_show()}
        </Button>
      }
    >
      {code ? <HealthCard code={code} verdict={verdict} /> : <Working label={m.working()} />}
      <ConfirmDelete
        label={m.health_delete()}
        text={m.health_delete_text()}
        onDelete={async () => {
          await forget(id)
          navigation.back()
        }}
      />
    </Page>
  )
}

/** Its code again, as large as the screen; a card in several codes one after the other. Nothing leaves the device meanwhile. */
function ShownCode({ code, onDone }: { readonly code: HealthCode; readonly onDone: () => void }): JSX.Element {
  const { format, name } = code.certificate
  const codes = format === 'dcc' ? [code.text] : numericCodes(code.text)
  const [at, setAt] = useState(0)
  useQuiet(true)
  const part = codes[at] ?? ''
  return (
    <Page
      key="code"
      class="home"
      title={name ?? m.health_title()}
      subtitle={m.health_static()}
      onBack={onDone}
      actions={
        codes.length > 1 ? (
          <div class="pair">
            <Button kind="secondary" disabled={at === 0} onClick={() => setAt(at - 1)}>
              {m.health_previous()}
            </Button>
            <Button kind="secondary" disabled={at === codes.length - 1} onClick={() => setAt(at + 1)}>
              {m.health_next()}
            </Button>
          </div>
        ) : undefined
      }
    >
      <section class="pass" aria-label={m.health_code_label()}>
        <div class="pass-code">
          <QrCode key={at} text={part} label={m.health_code_label()} {...(format === 'shc' && { draw: drawMixedQr })} />
        </div>
        {codes.length > 1 && <p role="status">{m.health_code_of({ at: at + 1, of: codes.length })}</p>}
      </section>
    </Page>
  )
}

function useKeptCode(held: KeptHealth | undefined): HealthCode | null {
  const [code, setCode] = useState<HealthCode | null>(null)
  const text = held?.text
  useEffect(() => {
    if (text === undefined) return
    let gone = false
    void readKeptCode(text).then((read) => {
      if (!gone && read.outcome === 'read') setCode(read.code)
    })
    return () => {
      gone = true
    }
  }, [text])
  return code
}
