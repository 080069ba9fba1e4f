import { describe, expect, test } from 'vitest'
import { cropMarks } from './crop-marks.ts'
import { isPaperName, labelsPerSheet, ownPaper, PAPERS, type Paper, placeOf } from './paper.ts'

const papers: (readonly [string, Paper])[] = [
  ...Object.entries(PAPERS),
  ['60 x 40', ownPaper({ label: { width: 60, height: 40 }, gapX: 3, gapY: 2 })],
  ['on a roll', ownPaper({ label: { width: 62, height: 40 }, sheet: { width: 62, height: 40 }, left: 0, top: 0 })],
]

describe.each(papers)('label paper %s', (_, paper) => {
  test('has all its labels on the sheet, none upon another', () => {
    const { sheet, label } = paper
    const places = Array.from({ length: labelsPerSheet(paper) }, (_, n) => placeOf(paper, n))
    for (const [n, { x, y }] of places.entries()) {
      expect(Math.min(x, y)).toBeGreaterThanOrEqual(0)
      expect(x + label.width).toBeLessThanOrEqual(sheet.width + 1e-6)
      expect(y + label.height).toBeLessThanOrEqual(sheet.height + 1e-6)
      for (const other of places.slice(n + 1)) {
        const apart = Math.abs(other.x - x) >= label.width - 1e-6 || Math.abs(other.y - y) >= label.height - 1e-6
        expect(apart).toBe(true)
      }
    }
  })

  test('has crop marks on the sheet that touch no label', () => {
    const { sheet, label, columns, rows, left, top, gapX, gapY } = paper
    const right = left + columns * label.width + (columns - 1) * gapX
    const bottom = top + rows * label.height + (rows - 1) * gapY
    for (const { x, y, dx, dy } of cropMarks(paper)) {
      for (const [px, py] of [
        [x, y],
        [x + dx, y + dy],
      ] as const) {
        expect(px >= 0 && px <= sheet.width && py >= 0 && py <= sheet.height).toBe(true)
        expect(px < left || px > right || py < top || py > bottom).toBe(true)
      }
    }
  })
})

test('the paper of shops has as many labels as its maker says', () => {
  expect(Object.entries(PAPERS).map(([name, paper]) => [name, labelsPerSheet(paper)])).toEqual([
    ['L7160', 21],
    ['L7163', 14],
    ['L7654', 40],
    ['square-50', 15],
  ])
  expect(['L7160', 'L7651', 'toString'].map(isPaperName)).toEqual([true, false, false])
})

test('paper of one’s own holds as many as go on it, and is refused when none does', () => {
  const label = { width: 60, height: 40 }
  expect(ownPaper({ label })).toMatchObject({ columns: 3, rows: 7, left: 15, top: 8.5 })
  expect(ownPaper({ label, left: 20, top: 20 })).toMatchObject({ columns: 2, rows: 6, left: 20, top: 20 })
  expect(() => ownPaper({ label: { width: 300, height: 40 } })).toThrow(
    expect.objectContaining({ code: 'label-unfit' }),
  )
})
