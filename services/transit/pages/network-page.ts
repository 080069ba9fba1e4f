import { panel, type Writing } from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import type { Network } from '../feed/network.ts'
import { publicPage } from './layout.ts'
import { lineDiagram, lineSign } from './line-diagram.ts'

/** Lines and stops. */
export function networkPage(writing: Writing, network: Network): Promise<Response> {
  const { language, say } = writing
  return publicPage(writing, {
    title: localText('线路与站点', 'Lines and stops'),
    main: html`<p>${say('右侧字母是票价区，彩色数字是可换乘的线路。', 'The letter on the right is the fare zone; a coloured number is a line to change to.')}</p>
${network.lines.map((line) =>
  panel(
    line.name[language],
    html`<p>${lineSign(line)} ${line.stops[0]?.name[language]} – ${line.stops.at(-1)?.name[language]}</p>${lineDiagram(network, line, language)}`,
  ),
)}`,
  })
}
