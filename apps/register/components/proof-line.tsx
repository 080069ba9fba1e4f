import { daysInWords, momentInCity } from '@hefu/app-browser/register'
import { CheckIcon, Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { addressOf } from '../navigation/route.ts'
import * as m from '../paraglide/messages.js'
import { useSite } from '../screens/site-context.ts'

const DAY = 86_400
/** From then on somebody may be holding newer acts back. */
const OLD = 2 * DAY

/** What this browser has proven, in one line; and a warning where it was long ago. */
export function ProofLine(): JSX.Element {
  const { register, config, now, offset } = useSite()
  const age = now - register.attestedAt
  return (
    <>
      <p class="proof-line">
        <CheckIcon />
        <span>
          {m.proven({
            acts: register.state.size,
            witnesses: config.log.quorum,
            moment: momentInCity(register.attestedAt, offset),
          })}{' '}
          <a class="proof-how" href={addressOf({ page: 'proof' })}>
            {m.proven_how()}
          </a>
        </span>
      </p>
      {age >= OLD && (
        <Notice tone="warning" title={m.old_title({ age: daysInWords(Math.floor(age / DAY)) })}>
          {m.old_text()}
        </Notice>
      )}
    </>
  )
}
