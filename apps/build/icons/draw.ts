import { crc32, deflateSync } from 'node:zlib'
import type { IconDrawing, Polygon } from './tally-icon.ts'

/** Samples along each side of a pixel. */
const SAMPLES = 3

/** A drawing as SVG. */
export function toSvg({ ground, corner, shapes }: IconDrawing): string {
  const scaled = (value: number): string => `${Math.round(value * 51200) / 100}`
  const paths = shapes.map(({ colour, outline }) => {
    const points = outline.map((point) => point.map(scaled).join(' ')).join('L')
    return `<path fill="${colour}" d="M${points}z"/>`
  })
  const rect = `<rect width="512" height="512" rx="${scaled(corner)}" fill="${ground}"/>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">${rect}${paths.join('')}</svg>\n`
}

/** A drawing as a PNG of `side` by `side` pixels, smooth at its edges. */
export function toPng({ ground, corner, shapes }: IconDrawing, side: number): Uint8Array {
  const layers = shapes.map(({ colour, outline }) => ({ colour: parseColour(colour), covers: covering(outline) }))
  const back = parseColour(ground)
  const rows = new Uint8Array(side * (side * 4 + 1))
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const sum = [0, 0, 0, 0]
      for (let sample = 0; sample < SAMPLES ** 2; sample++) {
        const u = (x + ((sample % SAMPLES) + 0.5) / SAMPLES) / side
        const v = (y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES) / side
        if (!inRoundedSquare(u, v, corner)) continue
        const colour = layers.findLast(({ covers }) => covers(u, v))?.colour ?? back
        for (const [i, part] of colour.entries()) sum[i] = (sum[i] ?? 0) + part
        sum[3] = (sum[3] ?? 0) + 1
      }
      const covered = sum[3] ?? 0
      const pixel = sum.map((value, i) => (i < 3 ? value / Math.max(1, covered) : (255 * covered) / SAMPLES ** 2))
      rows.set(pixel.map(Math.round), y * (side * 4 + 1) + 1 + x * 4)
    }
  }
  return png(side, rows)
}

function parseColour(colour: string): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))
}

function inRoundedSquare(u: number, v: number, corner: number): boolean {
  const dx = Math.max(corner - u, u - (1 - corner), 0)
  const dy = Math.max(corner - v, v - (1 - corner), 0)
  return corner === 0 || Math.hypot(dx, dy) <= corner
}

/** Whether a point lies within a polygon: by the number of its edges to the right. */
function covering(outline: Polygon): (u: number, v: number) => boolean {
  return (u, v) => {
    let inside = false
    for (const [i, [x1, y1]] of outline.entries()) {
      const [x2, y2] = outline.at(i - 1) ?? [x1, y1]
      if (y1 > v !== y2 > v && u < x1 + ((v - y1) / (y2 - y1)) * (x2 - x1)) inside = !inside
    }
    return inside
  }
}

/** PNG (ISO/IEC 15948): 8 bits, colour and alpha; `rows` carry their filter byte, here always none. */
function png(side: number, rows: Uint8Array): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const data = deflateSync(rows, { level: 9 })
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
