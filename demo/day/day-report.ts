import type { DayReport } from './run-day.ts'
import { knownTable } from './what-is-known.ts'

const MOST_FAILURES = 10

/** What a day was and what the services know after it, for whoever has played it. */
export function dayReport({ people, seconds, counts, known, failures }: DayReport): readonly string[] {
  const { errands, cards, showings, refused, looked } = counts
  return [
    '',
    `  ${people} 人，24 小时，演了 ${Math.round(seconds)} 秒 · ${people} people, 24 hours, played in ${Math.round(seconds)} s`,
    `  办完 ${errands} 件事：领了 ${cards} 张凭证，出示 ${showings} 次（拒绝 ${refused} 次），查询 ${looked} 次`,
    `  ${errands} errands: ${cards} cards issued blind, ${showings} showings (${refused} refused), ${looked} look-ups`,
    '',
    '  各项服务现在知道什么 · What each service knows now',
    '',
    ...knownTable(known).map((line) => `  ${line}`),
    '',
    '  parking.kit_offer 多是备好而没有人取的车票 · Most of parking.kit_offer are tickets made ready that nobody took',
    '  每一列留着做什么、留多久：docs/kept.md · Why each column is there and for how long: docs/kept.md',
    ...(failures.length === 0 ? [] : ['', `  没有办成 · Went wrong: ${failures.length}`]),
    ...failures.slice(0, MOST_FAILURES).map((failure) => `    ${failure}`),
  ]
}
