import { type LocalText, localText } from '@hefu/standard'
import type { BarrierAnswer, BarrierReason } from '../barrier/barrier-answer.ts'

/** What a barrier's screen says: what is so, and what to do. */
export interface BarrierWords {
  readonly title: LocalText
  readonly what: LocalText
}

const OPEN: BarrierWords = { title: localText('请通行', 'Go on'), what: localText('', '') }
const TICKET: BarrierWords = {
  title: localText('请取票', 'Take your ticket'),
  what: localText('用钱包扫描屏幕上的码，或取纸质票。', 'Scan the code with your wallet, or draw the ticket on paper.'),
}
const RENEW: BarrierWords = {
  title: localText('请重新出示', 'Show it again'),
  what: localText(
    '打开钱包显示新的码；仍不行请按呼叫键。',
    'Open your wallet for a new code. If that does not help, press the call button.',
  ),
}

const REASONS: Readonly<Record<BarrierReason | 'epoch' | 'not-entitled' | 'seen', BarrierWords>> = {
  full: {
    title: localText('车位已满', 'Full'),
    what: localText('请去其他停车场。', 'Go to another car park.'),
  },
  'bays-full': {
    title: localText('无障碍车位已满', 'No bay is free'),
    what: localText(
      '请取票使用普通车位，或按呼叫键。',
      'Take a ticket for an ordinary place, or press the call button.',
    ),
  },
  'no-ticket': {
    title: localText('不能取票', 'No ticket'),
    what: localText('请按呼叫键。', 'Press the call button.'),
  },
  'not-taken': TICKET,
  'other-zone': {
    title: localText('许可不属于本停车区', 'A permit of another zone'),
    what: localText('请取票，或去许可所在的停车区。', 'Take a ticket, or go to the zone of the permit.'),
  },
  'just-entered': {
    title: localText('许可刚刚使用过', 'The permit has just been used'),
    what: localText(
      '一张许可一次只供一辆车；十分钟后再试，或取票。',
      'One permit is for one car. Try again in ten minutes, or take a ticket.',
    ),
  },
  'other-car-park': {
    title: localText('另一停车场的票', 'A ticket of another car park'),
    what: localText('请出示本停车场的票。', 'Show the ticket of this car park.'),
  },
  unpaid: {
    title: localText('尚未缴费', 'Not paid yet'),
    what: localText(
      '请在手机缴费页面或缴费机付款，然后再出示停车票。',
      'Pay on your phone or at a pay station, then show the ticket again.',
    ),
  },
  overstayed: {
    title: localText('离场时间已过', 'The time to leave is over'),
    what: localText('请补差价，然后再出示停车票。', 'Pay the difference, then show the ticket again.'),
  },
  'already-left': {
    title: localText('这张票已经用过', 'This ticket has been used'),
    what: localText(
      '一张票只出一辆车；如有疑问请按呼叫键。',
      'One ticket lets out one car. If that cannot be, press the call button.',
    ),
  },
  epoch: {
    title: localText('票已过期', 'The ticket has run out'),
    what: localText(
      '停车超过了票的期限；请按呼叫键，到服务台办理。',
      'You stayed longer than a ticket lasts. Press the call button; the desk will help.',
    ),
  },
  'not-entitled': {
    title: localText('不是残疾人停车许可', 'Not a disabled person’s permit'),
    what: localText('请取票使用普通车位。', 'Take a ticket for an ordinary place.'),
  },
  seen: RENEW,
}

/** What to write on the screen of a barrier. */
export function barrierWords(answer: BarrierAnswer): BarrierWords {
  if (answer.open) return OPEN
  if ('ticket' in answer) return TICKET
  return (REASONS as Readonly<Record<string, BarrierWords>>)[answer.reason] ?? RENEW
}
