import { dayInCity } from '@hefu/app-browser/register'
import { epochAt, epochPlus, epochStart } from '@hefu/standard'
import type { JSX } from 'preact'
import * as m from '../paraglide/messages.js'
import { useConsole } from '../state/console-context.ts'

/** A wallet may have next week's credential already, which a gate accepts for a week more. */
const LAST_WEEK = 2

/** What an early end does, step by step, in words. */
export function WhatHappens(): JSX.Element {
  const { clock, offset } = useConsole()
  const after = epochStart(epochPlus(epochAt(clock(), offset), LAST_WEEK + 1), offset)
  return (
    <section class="part">
      <h2>{m.end_then_title()}</h2>
      <ol class="steps">
        <li>{m.end_then_seen()}</li>
        <li>{m.end_then_second()}</li>
        <li>{m.end_then_valid({ date: dayInCity(after - 1, offset) })}</li>
        <li>{m.end_then_told()}</li>
        <li>{m.end_then_public()}</li>
        <li>{m.end_then_blind()}</li>
      </ol>
    </section>
  )
}
