import { describe, expect, test } from 'vitest'
import { assertHolds, beginStory } from './story.ts'

const TITLE = { 'zh-CN': '步骤', en: 'step' }

describe('a story', () => {
  test('hands on what steps make and holds when all of them do', async () => {
    const lines: string[] = []
    const story = beginStory((line) => lines.push(line))
    const two = await story.step('two', TITLE, [], async () => ({ made: 2 }))
    const text = await story.step('text', TITLE, [], async () => ({ made: 'x', detail: 'with detail' }))
    const both = await story.step('both', TITLE, [two, text], async (count, word) => ({ made: word.repeat(count) }))
    expect(both).toEqual({ ok: true, made: 'xx' })
    expect(story.report()).toEqual({
      ok: true,
      steps: ['two', 'text', 'both'].map((id) => ({ id, ok: true })),
    })
    expect(lines[1]).toBe('ok     text                   步骤 · step (with detail)')
  })

  test('says why a step fails, does not try what depends on it, and goes on with the rest', async () => {
    const lines: string[] = []
    const story = beginStory((line) => lines.push(line))
    const first = await story.step('first', TITLE, [], async () => {
      assertHolds(1 > 2, 'one is not more than two')
      return { made: 1 }
    })
    let tried = false
    await story.step('second', TITLE, [first], async () => {
      tried = true
      return { made: null }
    })
    await story.step('third', TITLE, [], async () => ({ made: null }))
    expect(tried).toBe(false)
    expect(story.report()).toEqual({
      ok: false,
      steps: [
        { id: 'first', ok: false },
        { id: 'second', ok: false },
        { id: 'third', ok: true },
      ],
    })
    expect(lines[0]).toContain('one is not more than two')
    expect(lines[1]).toContain('not tried')
  })

  test('that is stopped begins no further step, and does not hold', async () => {
    const controller = new AbortController()
    const story = beginStory(() => {}, controller.signal)
    await story.step('first', TITLE, [], async () => ({ made: null }))
    controller.abort()
    let tried = false
    await story.step('second', TITLE, [], async () => {
      tried = true
      return { made: null }
    })
    expect(tried).toBe(false)
    expect(story.report().ok).toBe(false)
  })

  test('without a step does not hold', () => {
    expect(beginStory(() => {}).report().ok).toBe(false)
  })
})
