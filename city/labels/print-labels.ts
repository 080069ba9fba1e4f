import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { LocalText } from '@hefu/standard'
import { CityError } from '../error.ts'
import { labelPng } from './draw/label-png.ts'
import { labelSvg } from './draw/label-svg.ts'
import { layOutLabel } from './draw/lay-out-label.ts'
import type { LabelFonts } from './fonts/find-fonts.ts'
import type { LabelKeys } from './keys/label-keys.ts'
import type { LabelSubject } from './label-subject.ts'
import { labelSheets } from './sheet/label-sheets.ts'
import { labelsPerSheet, type Paper } from './sheet/paper.ts'
import { type SignedLabel, signLabels } from './sign-labels.ts'

/** How labels are drawn: sheets in one PDF, or an image each in a folder. */
export type LabelFormat =
  | { readonly kind: 'pdf'; readonly fromPage: number; readonly skip: number; readonly title: string }
  | { readonly kind: 'svg' }
  | { readonly kind: 'png'; readonly dpi: number }

/** How far a job is. */
export interface LabelProgress {
  readonly done: number
  readonly total: number
}

/** What became of a job. */
export interface LabelsPrinted {
  readonly printed: number
  /** Labels that do not fit this paper, and why: their places on the sheets are empty. */
  readonly refused: readonly string[]
}

/** A job of labels. */
export interface LabelJob {
  /** Opens the list anew each time: it is counted first, so that pages can say how many there are. */
  readonly subjects: () => AsyncIterable<LabelSubject>
  readonly keys: Pick<LabelKeys, 'signingKey'>
  readonly city: LocalText
  readonly fonts: LabelFonts
  readonly paper: Paper
  readonly format: LabelFormat
  /** A file for a PDF, else a folder. */
  readonly output: string
  readonly onProgress: (progress: LabelProgress) => void
}

/**
 * Signs and draws labels. Memory does not grow with their number. A label that does not fit is told of, and its place is left empty; every
 * other fault ends the job.
 *
 * @throws CityError `no-label-key` or `invalid-label`
 */
export async function printLabels(job: LabelJob): Promise<LabelsPrinted> {
  const { subjects, keys, paper, format, onProgress } = job
  let total = 0
  for await (const { subject } of subjects()) {
    keys.signingKey(subject)
    total += 1
  }
  if (total === 0) throw new CityError('invalid-label', 'the list has none of these')
  const passed = format.kind === 'pdf' ? Math.max(0, (format.fromPage - 1) * labelsPerSheet(paper) - format.skip) : 0
  const draw = await drawerOf(job, total)
  const refused: string[] = []
  let done = 0
  for await (const label of signLabels(keys, subjects())) {
    done += 1
    if (done <= passed) continue
    try {
      await draw.add(label, done)
    } catch (error) {
      if (!(error instanceof CityError && error.code === 'label-unfit')) throw error
      refused.push(error.message)
      await draw.leaveEmpty()
    }
    onProgress({ done, total })
  }
  await draw.end()
  return { printed: total - passed - refused.length, refused }
}

interface Drawer {
  /** @param number of the label, from 1 */
  add(label: SignedLabel, number: number): Promise<void>
  leaveEmpty(): Promise<void>
  end(): Promise<void>
}

async function drawerOf(job: LabelJob, total: number): Promise<Drawer> {
  const { city, fonts, paper, format, output } = job
  const size = paper.label
  if (format.kind === 'pdf') {
    const { fromPage, skip, title } = format
    const pages = Math.ceil((total + skip) / labelsPerSheet(paper))
    if (fromPage > pages) throw new CityError('invalid-label', `the job has ${pages} pages`)
    const sheets = labelSheets({
      paper,
      fonts,
      title,
      firstPage: fromPage,
      pages,
      skip: fromPage === 1 ? skip : 0,
      output: createWriteStream(output),
    })
    return {
      add: (label) => sheets.add(layOutLabel(label, { size, city, fonts }), label.id),
      leaveEmpty: sheets.leaveEmpty,
      end: sheets.end,
    }
  }
  await mkdir(output, { recursive: true })
  const digits = String(total).length
  return {
    async add(label, number) {
      const drawn =
        format.kind === 'svg'
          ? labelSvg(layOutLabel(label, { size, city, fonts }), fonts)
          : await labelPng(label, { size, city, fonts, dpi: format.dpi })
      // Numbered: ids that differ in case alone are one name to some disks.
      const name = `${String(number).padStart(digits, '0')}-${label.subject}-${label.id}.${format.kind}`
      await writeFile(join(output, name), drawn)
    },
    async leaveEmpty() {},
    async end() {},
  }
}
