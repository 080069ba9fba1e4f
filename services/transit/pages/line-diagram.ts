import type { Html } from '@hefu/service-kit'
import type { Language } from '@hefu/standard'
import { html } from 'hono/html'
import type { Line, Network, Stop } from '../feed/network.ts'

const ROW = 40
const MIDDLE = ROW / 2
const LINE_X = 16
const NAME_X = 40

/** A line as people know it from the wall: its stops in order, the zone of each, and where to change. */
export function lineDiagram(network: Network, line: Line, language: Language): Html {
  const height = line.stops.length * ROW
  return html`<figure><svg width="100%" height="${height}" aria-label="${line.name[language]}">
<line x1="${LINE_X}" x2="${LINE_X}" y1="${MIDDLE}" y2="${height - MIDDLE}" stroke="${line.colour}" stroke-width="8"></line>
${line.stops.map((stop, index) => stopRow(network, line, stop, index, language))}</svg></figure>`
}

/** The sign of a line, in its colour. */
export function lineSign({ sign, colour }: Line): Html {
  return html`<svg class="sign" width="32" height="24" aria-hidden="true"><rect width="32" height="24" rx="6" fill="${colour}"></rect><text x="16" y="17" fill="#fff" font-size="14" font-weight="600" text-anchor="middle">${sign}</text></svg>`
}

function stopRow(network: Network, line: Line, stop: Stop, index: number, language: Language): Html {
  const y = index * ROW + MIDDLE
  const changes = linesAt(network, stop).filter(({ id }) => id !== line.id)
  return html`<circle cx="${LINE_X}" cy="${y}" r="7" fill="#fff" stroke="${line.colour}" stroke-width="4"></circle>
<text x="${NAME_X}" y="${y + 6}" fill="currentColor" font-size="17">${stop.name[language]}</text>
<svg x="100%" y="${y - 12}" overflow="visible">${changes.map((other, place) => html`<g transform="translate(${-72 - place * 38} 0)"><rect width="32" height="24" rx="6" fill="${other.colour}"></rect><text x="16" y="17" fill="#fff" font-size="14" text-anchor="middle">${other.sign}</text></g>`)}
<rect x="-28" y="0" width="26" height="24" rx="6" fill="none" stroke="currentColor"></rect><text x="-15" y="17" fill="currentColor" font-size="14" text-anchor="middle">${stop.zone}</text></svg>`
}

/** Lines that call at a stop or at one to which a transfer leads. */
function linesAt({ lines, transfers }: Network, { id }: Stop): Line[] {
  const reached = transfers.get(id) ?? new Set()
  return lines.filter(({ stops }) => stops.some((stop) => stop.id === id || reached.has(stop.id)))
}
