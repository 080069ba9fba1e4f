import { SLOT_SECONDS } from '@hefu/standard'
import { QrCode, Ring, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import type { RequestOnScreen } from '../requests/use-request.ts'
import { useDoor } from '../state/app-context.ts'
import { learnsLine } from '../words/attributes.ts'

/** The gate proves itself: its request, renewed with every slot, for wallets to scan. */
export function RequestPanel({ request }: { readonly request: RequestOnScreen | null }): JSX.Element {
  const { state, service, type } = useDoor()
  return (
    <section class="request" aria-label={m.request_label()}>
      <div class="request-code">
        {request ? <QrCode text={request.text} label={m.request_label()} /> : <Working label={m.request_making()} />}
      </div>
      <div class="request-words">
        <p class="request-step">{m.prompt_ask()}</p>
        <p class="small">{learnsLine(service, type, state.settings.optional)}</p>
      </div>
      <Ring left={request?.left ?? 0} of={SLOT_SECONDS} />
    </section>
  )
}
