import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CityError } from '../error.ts'
import { findLabelFonts, type LabelFonts } from './fonts/find-fonts.ts'
import type { LabelSigningKey } from './keys/label-keys.ts'
import type { LabelSubject } from './label-subject.ts'
import { type LabelFormat, type LabelJob, type LabelProgress, printLabels } from './print-labels.ts'
import { readSubjects } from './read-subjects.ts'
import { ownPaper, PAPERS } from './sheet/paper.ts'
import { readQr } from './test/read-qr.ts'
import { CITY, LONGEST, ORDINARY, syntheticLabelKey } from './test/synthetic-labels.ts'

let fonts: LabelFonts
let key: LabelSigningKey
let folder: string

beforeAll(async () => {
  fonts = await findLabelFonts()
  key = await syntheticLabelKey()
  folder = await mkdtemp(join(tmpdir(), 'hefu-labels-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const PDF = { kind: 'pdf', fromPage: 1, skip: 0, title: 'lifts.jsonl' } as const
const lifts = (count: number): LabelSubject[] =>
  Array.from({ length: count }, (_, i) => ({ subject: 'thing', id: `lift-${i + 1}`, label: `人民路${i + 1}号 1号梯` }))

async function print(
  name: string,
  subjects: readonly LabelSubject[],
  format: LabelFormat,
  change: Partial<LabelJob> = {},
) {
  const output = join(folder, name)
  const told: LabelProgress[] = []
  const result = await printLabels({
    subjects: async function* () {
      yield* subjects
    },
    keys: { signingKey: () => key },
    city: CITY,
    fonts,
    paper: PAPERS.L7160,
    format,
    output,
    onProgress: (progress) => told.push(progress),
    ...change,
  })
  return { ...result, output, told }
}

/** The drawing operators of each page of a PDF. */
async function pagesOf(path: string): Promise<string[]> {
  const bytes = await readFile(path)
  const text = bytes.toString('latin1')
  const streams = [...text.matchAll(/\/Filter \/FlateDecode\n>>\nstream\n/g)].map(({ index, 0: head }) => {
    const start = index + head.length
    return inflateSync(bytes.subarray(start, text.indexOf('\nendstream', start))).toString('latin1')
  })
  return streams.filter((stream) => stream.startsWith('1 0 0 -1 0'))
}
/** The codes on a page: each is filled by the even-odd rule. */
const codesOn = (page = ''): string[] => page.match(/[^\n]* cm\n[^Q]*f\*/g) ?? []

describe('a job of labels', () => {
  test('fills sheet after sheet, and tells how far it is', async () => {
    const { printed, refused, output, told } = await print('a.pdf', lifts(50), PDF)
    expect([printed, refused, told.at(-1)]).toEqual([50, [], { done: 50, total: 50 }])
    const pages = await pagesOf(output)
    expect(pages.map((page) => codesOn(page).length)).toEqual([21, 21, 8])
    // Black of one ink, by default; nothing sets another colour.
    expect(pages.join('')).not.toMatch(/ (rg|RG|k|K|scn|SCN)\n/)
  })

  test('is taken up at a page as if it had not been interrupted', async () => {
    const whole = await pagesOf((await print('b.pdf', lifts(50), PDF)).output)
    const { printed, output } = await print('c.pdf', lifts(50), { ...PDF, fromPage: 2 })
    expect(printed).toBe(29)
    expect((await pagesOf(output)).map(codesOn)).toEqual(whole.slice(1).map(codesOn))
    await expect(print('d.pdf', lifts(50), { ...PDF, fromPage: 4 })).rejects.toMatchObject({ code: 'invalid-label' })
  })

  test('passes over the places of a sheet that are used already', async () => {
    const { printed, output } = await print('e.pdf', lifts(30), { ...PDF, skip: 18 })
    expect([printed, (await pagesOf(output)).map((page) => codesOn(page).length)]).toEqual([30, [3, 21, 6]])
    const later = await print('f.pdf', lifts(30), { ...PDF, skip: 18, fromPage: 2 })
    expect((await pagesOf(later.output)).map(codesOn)).toEqual((await pagesOf(output)).slice(1).map(codesOn))
  })

  test('says at the foot of a sheet which one it is, and nothing where labels fill the sheet', async () => {
    const textsOn = (page = ''): number => page.match(/^BT$/gm)?.length ?? 0
    const [sheet] = await pagesOf((await print('foot.pdf', lifts(1), PDF)).output)
    const label = { width: 63.5, height: 38.1 }
    const paper = ownPaper({ label, sheet: label, left: 0, top: 0 })
    const roll = await pagesOf((await print('roll.pdf', lifts(3), PDF, { paper })).output)
    expect(roll.map((page) => codesOn(page).length)).toEqual([1, 1, 1])
    expect(roll.map(textsOn)).toEqual(roll.map(() => textsOn(sheet) - 1))
  })

  test('names what does not fit, and leaves its place empty', async () => {
    const [first, second] = ORDINARY
    if (!first || !second) throw new Error('there are two')
    const paper = PAPERS.L7654
    const { printed, refused, output } = await print('g.pdf', [first, LONGEST, second], PDF, { paper })
    expect([printed, refused]).toEqual([2, [expect.stringContaining(LONGEST.id)]])
    const [page = ''] = await pagesOf(output)
    const alone = await print('h.pdf', [first, second], PDF, { paper })
    const [unbroken = ''] = await pagesOf(alone.output)
    expect(codesOn(page)[0]).toBe(codesOn(unbroken)[0])
    expect(codesOn(page)[1]).not.toBe(codesOn(unbroken)[1])
  })

  test('writes an image each, under names that no disk takes for one another', async () => {
    const twins: LabelSubject[] = ['Lift-1', 'lift-1'].map((id) => ({ subject: 'thing', id, label: '梯' }))
    const { output } = await print('images', twins, { kind: 'png', dpi: 300 })
    expect(await readdir(output)).toEqual(['1-thing-Lift-1.png', '2-thing-lift-1.png'])
    const [code = ''] = await readQr(await readFile(join(output, '2-thing-lift-1.png')))
    expect(code).toMatch(/^https:\/\/code\.city\.example\/t\/lift-1\?n=/)
    const drawn = await print('drawings', twins, { kind: 'svg' })
    expect(await readFile(join(drawn.output, '1-thing-Lift-1.svg'), 'utf8')).toMatch(
      /^<svg .*width="63.5mm" height="38.1mm"/,
    )
  })

  test('begins nothing without a key in force, nor with nothing to print', async () => {
    const signingKey = () => {
      throw new CityError('no-label-key', 'none')
    }
    await expect(print('none.pdf', lifts(1), PDF, { keys: { signingKey } })).rejects.toMatchObject({
      code: 'no-label-key',
    })
    await expect(print('none.pdf', [], PDF)).rejects.toMatchObject({ code: 'invalid-label' })
    expect(await readdir(folder)).not.toContain('none.pdf')
  })
})

describe('a list of subjects', () => {
  const read = async (text: string, selection = {}): Promise<LabelSubject[]> => {
    const path = join(folder, 'list.jsonl')
    await writeFile(path, text)
    const subjects: LabelSubject[] = []
    for await (const subject of readSubjects(path, selection)) subjects.push(subject)
    return subjects
  }
  const line = (id: string, change = {}): string => JSON.stringify({ subject: 'thing', id, label: '梯', ...change })

  test('is read line by line, with what else an export has', async () => {
    const lines = [line('a'), '', line('b', { subject: 'organisation', custodian: 'parks' })]
    expect(await read(`${lines.join('\r\n')}\r\n`)).toEqual([
      { subject: 'thing', id: 'a', label: '梯' },
      { subject: 'organisation', id: 'b', label: '梯' },
    ])
  })

  test('is chosen from by kind and by id', async () => {
    const text = [line('a', { kind: 'lift' }), line('b', { kind: 'hydrant' }), line('c')].join('\n')
    expect((await read(text, { kind: 'lift' })).map(({ id }) => id)).toEqual(['a'])
    expect((await read(text, { ids: new Set(['b', 'c', 'x']) })).map(({ id }) => id)).toEqual(['b', 'c'])
  })

  test.each([
    ['{"subject"', 'line 2 is not JSON'],
    [line('a/b'), 'line 2: id: no id'],
    [line('b', { label: '\u202e' }), 'line 2: label: not a text'],
    [line('b', { subject: 'person' }), 'line 2: subject'],
  ])('is refused at %s', async (bad, message) => {
    await expect(read(`${line('a')}\n${bad}\n`)).rejects.toThrow(message)
  })
})
