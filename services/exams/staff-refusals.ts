import type { CsvFault } from '@hefu/service-kit'
import { EXAM_SCORE, type LocalText, localText } from '@hefu/standard'
import type { ExamsErrorCode } from './error.ts'
import { type ImportReason, REASON_WORDS } from './import/import-refusal.ts'

/** What the errors of this service say to its staff, with what to do next. */
export const STAFF_REFUSALS: Readonly<Record<ExamsErrorCode, LocalText>> = {
  'malformed-session': localText(
    '代号用小写字母、数字和连字符，两种语言的名称和删除日期都要填写。',
    'The short name has lower-case letters, digits and hyphens; both names and the day of deletion are needed.',
  ),
  'malformed-scores': localText('成绩填写有误。', 'The points are not as they should be.'),
  'already-released': localText('成绩已发布，不能再改期。', 'The results are out; nothing takes them back.'),
  'notice-too-short': localText(
    '发布时刻太近，请提前安排，让考生有所准备。',
    'The instant is too near. Plan it further ahead, so that candidates know.',
  ),
  'unknown-session': localText('没有这场考试。', 'There is no such examination.'),
  'unknown-candidate': localText(
    '没有这名考生，或其尚无成绩。请核对考生号。',
    'There is no such candidate with a result. Look at the number again.',
  ),
  'not-released': localText(
    '成绩尚未发布，请重新导入成绩文件。',
    'The results are not out: bring the file of results in again.',
  ),
  'same-scores': localText('与现有成绩相同，无需更正。', 'The result says that already.'),
  'not-opened': localText('记录无法打开，请联系管理员。', 'The record does not open. Tell who runs this service.'),
}

/** What is wrong with one column of a result, in words. */
export function fieldRefusal(field: string, reason: ImportReason): LocalText {
  const { 'zh-CN': chinese, en } = REASON_WORDS[reason]
  const label = EXAM_SCORE.attributes.find(({ name }) => name === field)?.label ?? { 'zh-CN': field, en: field }
  return localText(`${label['zh-CN']}：${chinese}。`, `${label.en}: ${en}.`)
}

/** Why a file is not read at all. */
export function fileRefusal(fault: CsvFault): LocalText {
  if (fault.fault === 'not-text') return localText('文件不是 CSV 文本。', 'The file is no CSV text.')
  const missing = fault.missing.join(', ')
  return localText(`缺少列：${missing}。`, `Columns are missing: ${missing}.`)
}
