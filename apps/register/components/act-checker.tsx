import { type ActCheck, checkAct, Facts, type LoggedAct } from '@hefu/app-browser/register'
import { toHex } from '@hefu/bytes'
import type { ProvenRegister } from '@hefu/standard'
import { Button, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'

/** Checks one act on the spot, and says what came out. */
export function ActChecker(props: { readonly register: ProvenRegister; readonly logged: LoggedAct }): JSX.Element {
  const { register, logged } = props
  const [check, setCheck] = useState<ActCheck | null>(null)
  const [busy, setBusy] = useState(false)
  const begin = (): void => {
    setBusy(true)
    void checkAct(register, logged).then((found) => {
      setCheck(found)
      setBusy(false)
    })
  }
  return (
    <section class="part">
      <div>
        <Button kind="secondary" busy={busy} onClick={begin}>
          {m.check()}
        </Button>
      </div>
      <div role="status">{check && <Found check={check} />}</div>
    </section>
  )
}

function Found({ check }: { readonly check: ActCheck }): JSX.Element {
  const { inTree, signed, path, leaf, root } = check
  if (!inTree || !signed) {
    return (
      <Notice tone="fault" title={m.check_fails_title()}>
        {m.check_fails()}
      </Notice>
    )
  }
  return (
    <div class="part">
      <Notice title={m.check_holds_title()}>{m.check_holds({ steps: path.length })}</Notice>
      <Facts
        facts={[
          { name: m.check_leaf(), value: <span class="mono">{toHex(leaf)}</span> },
          { name: m.check_root(), value: <span class="mono">{toHex(root)}</span> },
        ]}
      />
    </div>
  )
}
