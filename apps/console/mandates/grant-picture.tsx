import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { CodePicture } from '../components/code-picture.tsx'
import * as m from '../paraglide/messages.js'
import type { MandateTerms } from './mandate.ts'
import { powersInWords, untilInWords } from './mandate-in-words.ts'

/** The grant code, as a picture to hand over. The city tells it this once and cannot make it again. */
export function GrantPicture(props: { readonly code: string; readonly order: MandateTerms }): JSX.Element {
  const { code, order } = props
  const { organisation, organisationName, powers, validUntil } = order
  return (
    <section class="part">
      <div role="status">
        <Notice tone="warning" title={m.grant_once_title()}>
          {m.grant_once()}
        </Notice>
      </div>
      <CodePicture
        text={code}
        label={m.grant_picture({ organisation: organisationName })}
        fileName={`mandate-${organisation}`}
        lines={[organisationName, powersInWords(powers), m.grant_until({ until: untilInWords(validUntil) })]}
        hint={m.grant_hint()}
      />
    </section>
  )
}
