import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { Fact } from './fact.tsx'
import { HostName } from './host-name.tsx'

/** The host that another one may be taken for, the letters in which they differ marked. Nothing where there is none. */
export function ImitatedHost(props: { readonly twin: string | null; readonly host: string }): JSX.Element | null {
  const { twin, host } = props
  if (twin === null) return null
  return (
    <Fact name={m.code_real_host()}>
      <HostName host={twin} beside={host} />
      <br />
      <span class="small">{m.code_marked()}</span>
    </Fact>
  )
}
