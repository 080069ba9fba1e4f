import { facts, type Html, panel, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { CarPark } from '../car-parks/car-park.ts'
import { LEAVE_SECONDS } from '../stay/stay-ports.ts'
import type { Tariff } from '../tariff/tariff.ts'
import { publicPage } from './layout.ts'
import { money, timeOfDay } from './words.ts'

/** What parking costs, everywhere. */
export function tariffPage(
  writing: Writing,
  tariffs: readonly { readonly carPark: CarPark; readonly tariff: Tariff }[],
): Promise<Response> {
  const { say, language } = writing
  const minutes = LEAVE_SECONDS / 60
  return publicPage(writing, {
    title: localText('收费标准', 'Prices'),
    main: html`${tariffs.map(({ carPark, tariff }) => panel(carPark.name[language], tariffFacts(writing, tariff)))}
${panel(
  say('怎样计费', 'How it is counted'),
  html`<p>${say('从入场的五分钟结束时开始计时；每开始半小时计一次。', 'A stay counts from the end of the five minutes in which you entered, by each half hour that has begun.')}</p>
<p>${say('超过免费时间后，从入场起计费。', 'After the free minutes it counts from the entry on.')}</p>
<p>${say(`先缴费，再出场；缴费后有 ${minutes} 分钟离开。`, `Pay before you go to your car. You then have ${minutes} minutes to leave.`)}</p>
<p>${say('停车票在领取的那一周和下一周有效，所以停车最长保证七天；更长请到服务台。', 'A ticket is good in the week in which you take it and the next, so that a stay may last seven days in any case. For longer, come to the desk.')}</p>
<p>${say('无障碍车位凭残疾人停车许可免费。', 'Bays for disabled people are free with a disabled person’s permit.')}</p>`,
)}`,
  })
}

/** Prices of one car park. */
export function tariffFacts({ say }: Writing, tariff: Tariff): Html {
  const night = `${timeOfDay(tariff.nightFrom)}–${timeOfDay(tariff.nightUntil)}`
  return facts([
    [say('免费', 'Free'), say(`${tariff.freeMinutes} 分钟`, `${tariff.freeMinutes} minutes`)],
    [say('每半小时', 'Each half hour'), money(tariff.halfHour)],
    [say(`夜间 ${night}`, `At night, ${night}`), money(tariff.nightHalfHour)],
    [say('每 24 小时最多', 'At most in 24 hours'), money(tariff.dayMaximum)],
  ])
}
