import type { LocalText } from '@hefu/standard'
import type { ReportRefusal } from './check-report.ts'
import type { Submitted } from './submit-report.ts'

/** Why a report is not taken, for whoever wrote it. */
export type SubmitReason = ReportRefusal | Extract<Submitted, { readonly outcome: 'refused' }>['reason'] | FloodReason
type FloodReason = 'needs-pass' | 'pass-refused' | 'pass-used' | 'too-many'

/** What each refusal says, with what to do next. Nothing of what was sent is repeated. */
export const REFUSALS: Readonly<
  Record<SubmitReason, { readonly status: 400 | 403 | 409 | 429 | 503; readonly words: LocalText }>
> = {
  'unknown-category': refusal(400, '没有这个报修类别，请重新选择。', 'There is no such category. Choose another.'),
  'unknown-thing': refusal(
    400,
    '没有这个编号的设施，请核对标签。',
    'There is no thing with this id. Look at the label again.',
  ),
  'thing-retired': refusal(400, '该设施已停用，不再受理报修。', 'This thing is retired; reports of it are not taken.'),
  'not-of-this-kind': refusal(400, '此类别不适用于该设施。', 'This category is not for things of this kind.'),
  'thing-missing': refusal(400, '请填写设施标签上的编号。', 'Name the thing by the id on its label.'),
  'place-missing': refusal(400, '请填写位置（lat 和 long）。', 'Say where it is, as lat and long.'),
  'place-malformed': refusal(400, '位置无法识别。', 'The place cannot be read.'),
  'words-too-long': refusal(400, '描述最多 1000 字。', 'The description has at most 1000 characters.'),
  'too-many-photos': refusal(400, '最多三张照片。', 'At most three photos.'),
  'not-a-photo': refusal(
    400,
    '照片无法读取：请使用不超过 8 MB 的 JPEG、PNG 或 WebP。',
    'A photo cannot be read: JPEG, PNG or WebP of at most 8 MB.',
  ),
  busy: refusal(503, '现在照片太多，请稍后再试。', 'Too many photos wait now. Try again in a minute.'),
  'needs-pass': refusal(
    403,
    '报修过多，请用钱包出示一次通行码；不会透露您是谁。',
    'Too many reports came in. Show a pass from your wallet; it does not say who you are.',
  ),
  'pass-refused': refusal(403, '通行码无效，请重新生成。', 'The pass is not good. Make a new one.'),
  'pass-used': refusal(409, '您今天已报修过。', 'You have reported this today.'),
  'too-many': refusal(429, '报修过多，请稍后再试。', 'Too many reports came in. Try again later.'),
}

function refusal<Status extends number>(status: Status, chinese: string, english: string) {
  return { status, words: { 'zh-CN': chinese, en: english } }
}
