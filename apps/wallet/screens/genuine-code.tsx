import type { LabelKey, PublicCode } from '@hefu/standard'
import { Button } from '@hefu/ui'
import type { JSX } from 'preact'
import { Fact } from '../components/fact.tsx'
import { Checked, KeyAge } from '../components/key-facts.tsx'
import { OpenLink } from '../components/open-link.tsx'
import { Page } from '../components/page.tsx'
import { StaleRegister } from '../components/stale-register.tsx'
import * as m from '../paraglide/messages.js'
import type { RegisterAge } from '../scan/judge-code.ts'
import { useWallet } from '../state/app-context.ts'
import { inLanguage } from '../words/languages.ts'
import { ageInWords, subjectInWords } from '../words/public-codes.ts'

/** A genuine code: what should stand beside it, to be compared with what one sees, and whose key says so. Its page is opened by a press alone. */
export function GenuineCode(props: {
  readonly code: PublicCode
  readonly labelKey: LabelKey
  readonly href: string
  readonly register: RegisterAge | null
  readonly again: JSX.Element
}): JSX.Element {
  const { navigation } = useWallet()
  const { code, labelKey: key, href, register, again } = props
  const { subject, id, label, origin } = code
  const { kind, genuine, compare } = subjectInWords(subject)
  const stale = register?.stale ? m.code_genuine_stale({ age: ageInWords(register.age) }) : null
  return (
    <Page
      key="genuine"
      class="scanned"
      title={stale ?? genuine}
      onBack={navigation.back}
      actions={
        <>
          <div class={subject === 'thing' ? 'pair' : 'pair stacked'}>
            <OpenLink href={href} label={m.code_open()} />
            {subject === 'thing' && (
              <Button kind="secondary" onClick={() => navigation.go({ name: 'report', thing: id, label })}>
                {m.code_report()}
              </Button>
            )}
          </div>
          {again}
        </>
      }
    >
      <StaleRegister register={register} />
      <figure class="label-text" data-testid="label">
        <figcaption>{m.code_label()}</figcaption>
        <p>
          <bdi>{label}</bdi>
        </p>
      </figure>
      <p class="lead">{compare}</p>
      <dl class="facts">
        <Fact name={m.code_kind()}>{kind}</Fact>
        <Fact name={m.code_id()}>
          <bdi class="host">{id}</bdi>
        </Fact>
        <Fact name={m.code_leads()}>
          <bdi class="host" dir="ltr">
            {origin}
          </bdi>
        </Fact>
        <Fact name={m.code_signed()}>
          {inLanguage(key.name)}
          <br />
          <KeyAge of={key} />
        </Fact>
        <Checked register={register} />
      </dl>
    </Page>
  )
}
