import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { CityError, type CityErrorCode, type LabelSubject, openCityLabels, PAPERS } from '@hefu/city'
import { CITY_NAME } from '../city-config.ts'
import type { CityPlace } from '../city-place.ts'
import { doorName } from './demo-organisations.ts'
import { demoThings, nthOfKind } from './demo-things.ts'
import { ORGANISATION_ROWS } from './organisation-rows.ts'

const DOORS = 6
const KINDS = ['lift', 'lift', 'lift', 'hydrant', 'hydrant', 'street-lamp', 'street-lamp', 'bench'] as const

/** Some organisations and some things: what a sheet of the demo has labels of. */
function sheetSubjects(): readonly LabelSubject[] {
  const things = demoThings()
  const doors = ORGANISATION_ROWS.slice(0, DOORS).map(
    ([id]): LabelSubject => ({ subject: 'organisation', id, label: doorName(id)['zh-CN'] }),
  )
  const labels = KINDS.map((kind, i): LabelSubject => {
    const { id, name } = nthOfKind(things, kind, KINDS.slice(0, i).filter((before) => before === kind).length)
    return { subject: 'thing', id, label: name['zh-CN'] }
  })
  return [...doors, ...labels]
}

/** Without these no label is printed, and everything else of a demo goes on: a machine's fonts, a key that is in force. */
const WITHOUT: readonly string[] = ['font-missing', 'no-label-key'] satisfies CityErrorCode[]

/**
 * Prints a sheet of labels into a folder the first time, as the city's team would.
 *
 * @returns where it is; null on a machine without a font for it
 */
export async function printLabelSheet(folder: string, place: CityPlace): Promise<string | null> {
  // Named by the port: the codes lead there, and a demo may be started on another.
  const output = join(folder, `labels-${new URL(place.config.publicUrl).port}.pdf`)
  if (existsSync(output)) return output
  const labels = await openCityLabels(place)
  try {
    const subjects = sheetSubjects()
    await labels.print({
      subjects: async function* all() {
        yield* subjects
      },
      paper: PAPERS.L7163,
      format: { kind: 'pdf', fromPage: 1, skip: 0, title: `${CITY_NAME['zh-CN']} · ${CITY_NAME.en}` },
      output,
      onProgress() {},
    })
    return output
  } catch (error) {
    if (error instanceof CityError && WITHOUT.includes(error.code)) return null
    throw error
  } finally {
    await labels.close()
  }
}
