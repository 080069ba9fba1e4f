import { facts, field, form, type Html, notice, panel, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { ShownOutcome } from '../answers/shown-outcome.ts'
import type { Difference } from '../sales/difference.ts'
import { hidden } from './buy-page.ts'
import { staffPage } from './layout.ts'
import { FARE_NAMES, money } from './words.ts'

/** What a ticket that was shown at the desk comes to at a stop. */
export function differencePage(
  writing: Writing,
  of: {
    readonly ask: string
    readonly stop: string
    readonly outcome: ShownOutcome
    readonly difference: Difference | null
  },
): Promise<Response> {
  const { language, say } = writing
  const { ask, stop, outcome, difference } = of
  const title = localText('补差价', 'The difference')
  if (outcome.kind !== 'inside') {
    const why = say(
      '这张票不在站内：没有进站记录，或已经出站。',
      'This ticket is not inside: it never went in, or has left already.',
    )
    return staffPage(writing, { title, main: notice('refusal', say('没有要补的', 'Nothing to pay'), why) })
  }
  if (!difference) {
    return staffPage(writing, {
      title,
      main: notice(
        'plain',
        say('票价范围已经足够', 'The fare reaches this stop'),
        say('请乘客再试一次闸机。', 'Let the rider try the gate again.'),
      ),
    })
  }
  return staffPage(writing, {
    title,
    main: html`${facts([
      [say('需要', 'Needed'), FARE_NAMES[difference.needed][language]],
      [say('应补', 'To pay'), money(difference.owed)],
    ])}${form(`/staff/desk/difference/${ask}/paid`, hidden({ stop }), say('已收款', 'It is paid'))}`,
  })
}

/** The field of a desk's scanner, for who cannot send an answer. */
export function scannerForm({ say }: Writing, ask: string, stop: string): Html {
  return panel(
    say('或用扫码枪', 'Or with a scanner'),
    form(
      `/staff/desk/difference/${ask}/scan`,
      html`${hidden({ stop })}${field({ name: 'pass', label: say('通行码内容', 'Text of the pass'), maxLength: 4300 })}`,
      say('判断', 'Judge'),
    ),
  )
}
