import type { LabelKey } from '@hefu/standard'
import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import * as m from '../paraglide/messages.js'
import type { RegisterAge } from '../scan/judge-code.ts'
import { useWallet } from '../state/app-context.ts'
import { ageInWords } from '../words/public-codes.ts'
import { dayInCity } from '../words/times.ts'
import { Fact } from './fact.tsx'

const DAY = 86_400

/** By which register a code was judged. */
export function Checked({ register }: { readonly register: RegisterAge | null }): JSX.Element | null {
  const { state } = useWallet()
  if (!register) return null
  const date = dayInCity(register.issuedAt, state.bundle?.utcOffsetMinutes ?? 0)
  return <Fact name={m.code_checked()}>{m.code_checked_text({ date })}</Fact>
}

/** Since when a key is in the register, as this device has proven it, and until when it signs. */
export function KeyAge({ of: { id, endsAt } }: { readonly of: LabelKey }): JSX.Element {
  const { app, state } = useWallet()
  const [since, setSince] = useState<number | null>(null)
  const { trusted } = state
  useEffect(() => {
    let gone = false
    const look = async (): Promise<void> => {
      const { labelKeySince } = await import('../scan/key-since.ts')
      const found = trusted && labelKeySince(trusted, id)
      if (!gone) setSince(found)
    }
    void look()
    return () => {
      gone = true
    }
  }, [trusted, id])
  const day = (seconds: number): string => dayInCity(seconds, state.bundle?.utcOffsetMinutes ?? 0)
  const end = day(endsAt)
  const age = since === null ? 0 : app.clock() - since
  const words =
    since === null
      ? m.code_key({ id, end })
      : age < DAY
        ? m.code_key_new({ id, end })
        : m.code_key_since({ id, end, date: day(since), age: ageInWords(age) })
  return <span class="small">{words}</span>
}
