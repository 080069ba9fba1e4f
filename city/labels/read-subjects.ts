import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { isLabelText, isSubjectId, PUBLIC_SUBJECTS } from '@hefu/standard'
import { z } from 'zod'
import { CityError } from '../error.ts'
import type { LabelSubject, SubjectSelection } from './label-subject.ts'

const Line = z.object({
  subject: z.enum(PUBLIC_SUBJECTS),
  id: z.string().refine(isSubjectId, 'no id that an address may have'),
  label: z.string().refine(isLabelText, 'not a text that may stand on a label'),
  kind: z.string().optional(),
})

/**
 * Reads a list of subjects as JSON lines, `{"subject":"thing","id":"lift-42","label":"2号梯"}`, with `kind` where they are to be chosen by it. Other
 * members are passed over, so that an export will do.
 *
 * @throws CityError `invalid-label`, naming the line
 */
export async function* readSubjects(path: string, selection: SubjectSelection = {}): AsyncGenerator<LabelSubject> {
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })
  let number = 0
  for await (const text of lines) {
    number += 1
    if (text.trim() === '') continue
    const { kind, ...subject } = parseLine(text, `${path} line ${number}`)
    const chosen = selection.kind === undefined || selection.kind === kind
    if (chosen && (selection.ids?.has(subject.id) ?? true)) yield subject
  }
}

function parseLine(text: string, place: string): z.infer<typeof Line> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (cause) {
    throw new CityError('invalid-label', `${place} is not JSON`, { cause })
  }
  const parsed = Line.safeParse(json)
  if (parsed.success) return parsed.data
  const places = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'the line'}: ${message}`)
  throw new CityError('invalid-label', `${place}: ${places.join('; ')}`)
}
