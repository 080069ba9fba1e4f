import { isVisibleText } from '@hefu/standard'
import { MAX_COMMENT } from './inspection.ts'

/** What somebody is about to say of an inspection. */
export interface RatingForm {
  /** 1 to 5; null while nothing is chosen. */
  readonly rating: number | null
  readonly comment: string
}

/** What is to be sent, or what does not fit. Lines of a comment are joined: the city takes one. */
export function ratingOf({
  rating,
  comment,
}: RatingForm): { readonly rating: number; readonly comment: string | null } | 'no-rating' | 'wrong-comment' {
  if (rating === null) return 'no-rating'
  const line = comment.trim().replaceAll(/\s+/gu, ' ')
  if (line !== '' && !isVisibleText(line, MAX_COMMENT)) return 'wrong-comment'
  return { rating, comment: line || null }
}
