import { expect, test } from 'vitest'
import { MAX_COMMENT } from './inspection.ts'
import { ratingOf } from './rating.ts'

test.each([
  ['', null],
  ['  polite\n\nand  quick ', 'polite and quick'],
  ['评'.repeat(MAX_COMMENT), '评'.repeat(MAX_COMMENT)],
])('a comment is sent in one line: %j', (comment, sent) => {
  expect(ratingOf({ rating: 4, comment })).toEqual({ rating: 4, comment: sent })
})

test.each([
  ['nothing chosen', { rating: null, comment: 'x' }, 'no-rating'],
  ['too long', { rating: 1, comment: 'x'.repeat(MAX_COMMENT + 1) }, 'wrong-comment'],
  ['turned writing', { rating: 1, comment: 'a\u202Eb' }, 'wrong-comment'],
])('what the city would refuse is not sent: %s', (_, form, wrong) => {
  expect(ratingOf(form)).toBe(wrong)
})
