import { expect, test } from 'vitest'
import { lengthOfTime } from './lengths-of-time.ts'

test.each([
  [0, '0 秒', '0 sec'],
  [119, '119 秒', '119 sec'],
  [120, '2 分钟', '2 min'],
  [7100, '119 分钟', '119 min'],
  [7200, '2 小时', '2 hr'],
  [172_800, '2 天', '2 days'],
])('%i seconds', (seconds, chinese, english) => {
  expect(lengthOfTime(seconds, 'zh-CN')).toBe(chinese)
  expect(lengthOfTime(seconds, 'en')).toBe(english)
})

test('what is left is rounded up, an age down', () => {
  expect([lengthOfTime(200_000, 'en'), lengthOfTime(200_000, 'en', Math.floor)]).toEqual(['3 days', '2 days'])
})
