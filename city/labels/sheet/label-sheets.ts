import { once } from 'node:events'
import type { Writable } from 'node:stream'
import PDFDocument from 'pdfkit'
import type { LabelLayout } from '../draw/lay-out-label.ts'
import type { Outline } from '../draw/qr-outline.ts'
import type { LabelFonts } from '../fonts/find-fonts.ts'
import { cropMarks } from './crop-marks.ts'
import { bottomMargin, labelsPerSheet, type Paper, placeOf } from './paper.ts'

/** Sheets of labels that are written as they fill. */
export interface LabelSheets {
  /** Draws a label at the next place; fulfilled once the file has taken what was drawn so far, so that memory stays bounded. */
  add(layout: LabelLayout, id: string): Promise<void>
  /** Leaves the next place empty, so that the labels behind it stay where they would be. */
  leaveEmpty(): Promise<void>
  /** Ends the last sheet; fulfilled when the whole file is written. */
  end(): Promise<void>
}

const POINTS_PER_MM = 72 / 25.4
/** The em of what stands at the foot of a sheet, in millimetres. */
const FOOT_SIZE = 2.3
/** From its baseline to the sheet's edge. */
const FOOT_MARGIN = 5
const HAIRLINE = 0.1

/**
 * Writes labels as a PDF: crop marks in the margins, and at the foot, where there is room for it, which sheet of how many it is, and from which label to which. Black
 * only, in DeviceGray, so that a printer uses nothing but black.
 *
 * @param options.firstPage what the first sheet is numbered, where a job is taken up again
 * @param options.pages how many sheets the whole job has
 * @param options.skip places of the first sheet that are used already
 */
export function labelSheets(options: {
  readonly paper: Paper
  readonly fonts: LabelFonts
  readonly title: string
  readonly firstPage: number
  readonly pages: number
  readonly skip: number
  readonly output: Writable
}): LabelSheets {
  const { paper, fonts, title, firstPage, pages, skip, output } = options
  const { sheet } = paper
  const document = new PDFDocument({
    autoFirstPage: false,
    info: { Title: title, Creator: 'hefu labels' },
  })
  for (const [name, { bytes, face }] of Object.entries(fonts)) document.registerFont(name, Buffer.from(bytes), face)
  document.pipe(output)
  const failed = once(output, 'error').then(([error]) => Promise.reject(error))
  failed.catch(() => {})
  const perSheet = labelsPerSheet(paper)
  let page = firstPage - 1
  let place = perSheet
  let ids: string[] = []

  function begin(): void {
    page += 1
    document.addPage({ size: [sheet.width * POINTS_PER_MM, sheet.height * POINTS_PER_MM], margin: 0 })
    place = page === firstPage ? skip : 0
    ids = []
    document.save().lineWidth(HAIRLINE * POINTS_PER_MM)
    for (const { x, y, dx, dy } of cropMarks(paper)) {
      document.moveTo(x * POINTS_PER_MM, y * POINTS_PER_MM)
      document.lineTo((x + dx) * POINTS_PER_MM, (y + dy) * POINTS_PER_MM)
    }
    document.stroke().restore()
  }

  function foot(): void {
    if (bottomMargin(paper) < FOOT_MARGIN + FOOT_SIZE) return
    const range = ids.length > 1 ? `${ids[0]} … ${ids.at(-1)}` : (ids[0] ?? '')
    write(`${title}   ${page} / ${pages}   ${range}`, 'text', FOOT_SIZE, paper.left, sheet.height - FOOT_MARGIN, false)
  }

  /** @param repeats whether the same text comes again and again: pdfkit keeps for ever how words are laid out, unless it is given features */
  function write(
    text: string,
    font: keyof LabelFonts,
    size: number,
    x: number,
    baseline: number,
    repeats: boolean,
  ): void {
    document.font(font).fontSize(size * POINTS_PER_MM)
    document.text(text, x * POINTS_PER_MM, baseline * POINTS_PER_MM, {
      lineBreak: false,
      baseline: 'alphabetic',
      ...(repeats ? {} : { features: [] }),
    })
  }

  async function drained(): Promise<void> {
    if (output.writableNeedDrain) await Promise.race([once(output, 'drain'), failed])
  }

  async function nextPlace(): Promise<{ readonly x: number; readonly y: number }> {
    if (place >= perSheet) {
      if (page >= firstPage) foot()
      begin()
      await drained()
    }
    place += 1
    return placeOf(paper, place - 1)
  }

  return {
    async leaveEmpty() {
      await nextPlace()
    },
    async add(layout, id) {
      const at = await nextPlace()
      const { code, lines } = layout
      const module = code.module * POINTS_PER_MM
      const [left, top] = [(at.x + code.x) * POINTS_PER_MM, (at.y + code.y) * POINTS_PER_MM]
      document.save().transform(module, 0, 0, module, left, top)
      document.addContent(`${code.outlines.map(operatorsOf).join('\n')}\nf*`)
      document.restore()
      for (const { text, font, size, x, baseline } of lines) {
        write(text, font, size, at.x + x, at.y + baseline, font === 'text')
      }
      ids.push(id)
    },
    async end() {
      if (page < firstPage) begin()
      else foot()
      const finished = once(output, 'finish')
      document.end()
      await Promise.race([finished, failed])
    },
  }
}

/** An outline as path operators (ISO 32000-2, table 58). */
function operatorsOf(outline: Outline): string {
  let path = `${outline[0]} ${outline[1]} m`
  for (let i = 2; i < outline.length; i += 2) path += ` ${outline[i]} ${outline[i + 1]} l`
  return `${path} h`
}
