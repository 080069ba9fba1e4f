import { Button, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { InertBlock } from '../components/inert-block.tsx'
import { Page } from '../components/page.tsx'
import { UpdateRegister } from '../components/stale-register.tsx'
import * as m from '../paraglide/messages.js'
import { type JudgedCode, judgeCode, registerAge } from '../scan/judge-code.ts'
import { useWallet } from '../state/app-context.ts'
import { GenuineCode } from './genuine-code.tsx'
import { PlainAddress } from './plain-address.tsx'
import { RefusedCode } from './refused-code.tsx'

/** A scanned text that is no request: judged by the register on this device, and shown for what it is. Nothing is opened or sent. */
export function Scanned({ text }: { readonly text: string }): JSX.Element {
  const { app, state, navigation } = useWallet()
  const [judged, setJudged] = useState<JudgedCode | null>(null)
  const { bundle } = state
  useEffect(() => {
    let gone = false
    void judgeCode(text, bundle, app.clock()).then((found) => gone || setJudged(found))
    return () => {
      gone = true
    }
  }, [text, bundle])

  const register = bundle && registerAge(bundle, app.clock())
  const again = (
    <Button
      kind={judged?.what === 'genuine' ? 'quiet' : 'primary'}
      onClick={() => navigation.replace({ name: 'scan' })}
    >
      {m.scan_again()}
    </Button>
  )
  switch (judged?.what) {
    case undefined:
      return (
        <Page title={m.scan_title()} onBack={navigation.back}>
          <Working label={m.scan_reading()} />
        </Page>
      )
    case 'genuine':
      return (
        <GenuineCode code={judged.code} labelKey={judged.key} href={judged.href} register={register} again={again} />
      )
    case 'refused':
      return <RefusedCode {...judged} text={text} register={register} again={again} />
    case 'address':
      return <PlainAddress {...judged} register={register} again={again} />
    case 'unjudged':
      return (
        <Page key="unjudged" title={m.unjudged_title()} onBack={navigation.back} actions={again}>
          <p class="lead">{m.unjudged_text()}</p>
          <UpdateRegister />
          <InertBlock text={text} />
        </Page>
      )
    case 'text':
      return (
        <Page key="text" title={m.text_title()} onBack={navigation.back} actions={again}>
          <p class="lead">{text === '' ? m.text_empty() : m.text_text()}</p>
          {text !== '' && <InertBlock text={text} />}
        </Page>
      )
  }
}
