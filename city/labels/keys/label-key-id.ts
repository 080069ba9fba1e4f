import { type LabelKeyId, labelKeyId } from '@hefu/standard'

const LETTERS = 26

/**
 * The id of the nth label key, from 0: `a` to `z`, then `aa`. Short, because it stands in every code.
 *
 * @throws StandardError `malformed` beyond eight letters
 */
export function nthLabelKeyId(n: number): LabelKeyId {
  let id = ''
  for (let left = n; left >= 0; left = Math.floor(left / LETTERS) - 1) {
    id = String.fromCharCode(0x61 + (left % LETTERS)) + id
  }
  return labelKeyId(id)
}
