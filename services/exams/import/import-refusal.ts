import type { RowRefusal } from '@hefu/service-kit'
import { type LocalText, localText } from '@hefu/standard'

/** Why a row of a file is not taken. */
export const IMPORT_REASONS = [
  'unreadable',
  'wrong-columns',
  'missing',
  'malformed',
  'not-a-number',
  'out-of-range',
  'not-the-sum',
  'unknown-choice',
  'not-a-date',
  'too-long',
  'repeated',
  'taken',
  'unknown-candidate',
  'released',
] as const
export type ImportReason = (typeof IMPORT_REASONS)[number]

/** One row that was not taken. */
export type ImportRefusal = RowRefusal<ImportReason>

/** Reasons in words, for the report. */
export const REASON_WORDS: Readonly<Record<ImportReason, LocalText>> = {
  unreadable: localText('引号不成对，无法读取', 'The quotes of this row do not close'),
  'wrong-columns': localText('列数与表头不符', 'Not as many columns as the header'),
  missing: localText('缺少内容', 'Nothing there'),
  malformed: localText('格式不对', 'Not in the form expected'),
  'not-a-number': localText('不是分数', 'Not a number of points'),
  'out-of-range': localText('超出满分', 'More points than there are'),
  'not-the-sum': localText('总分不等于各科之和', 'The total is not the sum of the subjects'),
  'unknown-choice': localText('不在可选范围内', 'None of the known values'),
  'not-a-date': localText('不是日期', 'Not a date'),
  'too-long': localText('过长', 'Too long'),
  repeated: localText('在文件中重复', 'Repeated in this file'),
  taken: localText('已登记给其他考生', 'Already registered for somebody else'),
  'unknown-candidate': localText('没有这名考生', 'No such candidate'),
  released: localText('成绩已发布，请使用更正', 'Already released: make a correction'),
}
