import { figures, type Html, notice, panel, renewed, type Writing, withLanguage } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { type Occupancy, publicOccupancy } from '../car-parks/occupancy.ts'
import { publicPage } from './layout.ts'

/** How often pages look how full car parks are. */
const LOOK_MS = 10_000

/** Car parks with their free places; it looks again by itself. */
export function homePage(writing: Writing, occupancies: readonly Occupancy[]): Promise<Response> {
  const { say, c } = writing
  return publicPage(writing, {
    title: localText('空位', 'Free places'),
    script: true,
    main: html`${renewed(withLanguage('/state', c), carParksPart(writing, occupancies), LOOK_MS)}
<p>${say('超过十个空位时按五个一档显示，只计数，不看是哪辆车。', 'Above ten, free places are told in fives. Cars are counted, and nobody looks which they are.')}</p>
<p class="actions"><a class="button secondary" href="/feed/status">${say('开放数据', 'Open data')}</a></p>`,
  })
}

/** The part that changes. */
export function carParksPart(writing: Writing, occupancies: readonly Occupancy[]): Html {
  const { language, say, c } = writing
  return html`${occupancies.map((occupancy) => {
    const { carPark } = occupancy
    const told = publicOccupancy(occupancy)
    const taken = told.places - told.free
    return panel(
      carPark.name[language],
      html`${figures([
        [say('空位', 'Free'), told.full ? say('已满', 'Full') : told.free],
        [say('无障碍车位', 'Disabled bays'), told.baysFree],
      ])}<progress max="${told.places}" value="${taken}" aria-label="${say(`共 ${told.places} 个，已用 ${taken} 个`, `${taken} of ${told.places} places taken`)}"></progress>
<p><a href="${withLanguage(`/sign/${carPark.id}`, c)}">${say('指示牌', 'Sign')}</a> · ${say(`停车区 ${carPark.zone}`, `Zone ${carPark.zone}`)}</p>`,
    )
  })}`
}

/** The sign before a car park, for a screen that hangs there. */
export function signPage(writing: Writing, occupancy: Occupancy): Promise<Response> {
  return publicPage(writing, {
    title: occupancy.carPark.name,
    script: true,
    main: renewed(
      withLanguage(`/sign/${occupancy.carPark.id}/state`, writing.c),
      signPart(writing, occupancy),
      LOOK_MS,
    ),
  })
}

/** The part that changes. */
export function signPart({ say }: Writing, occupancy: Occupancy): Html {
  const { free, full, baysFree } = publicOccupancy(occupancy)
  const shown = figures([
    [say('空位', 'Free places'), free],
    [say('无障碍空位', 'Free disabled bays'), baysFree],
  ])
  if (!full) return shown
  return html`${notice('refusal', say('车位已满', 'Full'), say('请去其他停车场；首页有各处空位。', 'Go to another car park: the first page says where there are places.'))}${shown}`
}
