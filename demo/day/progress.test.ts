import { expect, test } from 'vitest'
import { progressBar, progressLines } from './progress.ts'

test('a bar stays on its line, grows with the day and says the time', () => {
  const written: string[] = []
  const bar = progressBar((text) => written.push(text))
  for (const minutes of [0, 720, 1440]) bar.at(minutes, 'detail')
  bar.end()
  expect(written.map((text) => text.match(/█/g)?.length ?? 0)).toEqual([0, 16, 32, 0])
  expect(written.slice(0, 3).every((text) => text.startsWith('\r') && !text.includes('\n'))).toBe(true)
  expect(written[1]).toContain('12:00')
  expect(written.at(-1)).toBe('\n')
})

test('where there is no terminal there is a line every two hours of the day', () => {
  const lines: string[] = []
  const progress = progressLines((line) => lines.push(line))
  for (let minutes = 0; minutes <= 1440; minutes += 5) progress.at(minutes, `${minutes}`)
  expect(lines).toHaveLength(13)
  expect(lines.at(-1)).toBe('  24:00  1440')
})
