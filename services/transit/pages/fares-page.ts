import { choice, facts, type Html, notice, panel, table, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { FARE_CLASSES, FARES, PRODUCTS } from '../feed/fares.ts'
import type { Network } from '../feed/network.ts'
import { languageInput } from './buy-page.ts'
import { publicPage } from './layout.ts'
import { CLASS_NAMES, FARE_NAMES, money, PRODUCT_NAMES } from './words.ts'

/** What a ride costs, and what a ticket is good for. @param ride two stops between which somebody wants to go */
export function faresPage(
  writing: Writing,
  network: Network,
  ride: { readonly from: string; readonly to: string },
): Promise<Response> {
  const { language, say } = writing
  const { fares } = network
  const minutes = Math.round(fares.journeySeconds / 60)
  const prices = PRODUCTS.map((product) =>
    panel(
      PRODUCT_NAMES[product][language],
      table(
        [
          { label: say('范围', 'How far') },
          ...FARE_CLASSES.map((of) => ({ label: CLASS_NAMES[of][language], number: true })),
        ],
        FARES.map((fare) => [
          FARE_NAMES[fare][language],
          ...FARE_CLASSES.map((of) => money(fares.price(product, fare, of))),
        ]),
        '',
      ),
    ),
  )
  return publicPage(writing, {
    title: localText('票价', 'Fares'),
    main: html`${rideFinder(writing, network, ride)}
${prices}
${panel(
  say('车票怎么用', 'How tickets work'),
  facts([
    [
      say('单程票', 'Single ticket'),
      say(
        `一次行程，含换乘，最长 ${minutes} 分钟内可再次进站换乘。`,
        `One journey, changes included, for up to ${minutes} minutes from the first gate.`,
      ),
    ],
    [
      say('有效期', 'Good for'),
      say('存入钱包的当周和下一周。', 'The week in which your wallet fetches it, and the next.'),
    ],
    [say('超出范围', 'Going further'), say('出站前在服务台补差价。', 'Pay the difference at a desk before you leave.')],
    [
      say('优惠票', 'Reduced fare'),
      say(
        '购买时出示优惠卡；不看姓名，也不看优惠类别。',
        'Show a concession card when you buy. It says neither who you are nor on what ground.',
      ),
    ],
    [
      say('优惠卡', 'Concession card'),
      say('工作日早晚高峰以外凭卡免费乘车。', 'Travels free outside the weekday peaks (07:00–09:00, 17:00–19:00).'),
    ],
    [
      say('退票', 'Giving back'),
      say('未使用且在有效期内的单程票可以全额退款。', 'An unused single ticket is paid back in full while it is good.'),
    ],
    [
      say('我们知道什么', 'What we know'),
      say(
        '闸机只看到一张票的编号。没有人知道是谁买的、是谁乘的。',
        'A gate sees the number of one ticket. Nobody knows who bought it or who travels with it.',
      ),
    ],
  ]),
)}`,
  })
}

function rideFinder(
  writing: Writing,
  network: Network,
  { from, to }: { readonly from: string; readonly to: string },
): Html {
  const { language, say } = writing
  const stops = [...network.stops.values()].filter(
    ({ name }, index, all) => all.findIndex((other) => other.name.en === name.en) === index,
  )
  const options = stops.map(({ id, name, zone }) => ({ value: id, label: `${name[language]} (${zone})` }))
  const [start, end] = [network.stops.get(from), network.stops.get(to)]
  const fare = start && end && network.fares.between(start.zone, end.zone)
  const answer =
    fare && start && end
      ? notice(
          'plain',
          `${FARE_NAMES[fare][language]}: ${money(network.fares.price('ride', fare, 'full'))}`,
          `${start.name[language]} → ${end.name[language]}. ${CLASS_NAMES.reduced[language]} ${money(network.fares.price('ride', fare, 'reduced'))}`,
        )
      : ''
  return panel(
    say('查票价', 'Find a fare'),
    html`<form class="form" method="get" action="/fares">${languageInput(writing)}
${choice({ name: 'from', label: say('从', 'From'), options, value: from })}
${choice({ name: 'to', label: say('到', 'To'), options, value: to })}
<button class="button primary" type="submit">${say('查询', 'Find')}</button></form>${answer}`,
  )
}
