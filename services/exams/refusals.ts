import type { LocalText } from '@hefu/standard'
import type { Answered, Begun } from './asks/ask-desk.ts'

type BegunReason = Extract<Begun, { readonly outcome: 'refused' }>['reason']
type AnsweredReason = Extract<Answered, { readonly outcome: 'refused' }>['reason']

/** Why an ask is not begun, with what to do next. */
export const ASK_REFUSALS: Readonly<
  Record<BegunReason, { readonly status: 403 | 409 | 422 | 503; readonly words: LocalText }>
> = {
  'not-called': refusal(403, '还没有轮到您，请在此页等候。', 'It is not your turn yet. Wait on this page.'),
  passed: refusal(403, '您的排位已过时，请重新排队。', 'Your turn is over. Take a new place.'),
  'malformed-number': refusal(
    422,
    '考生号为 4 至 20 位数字或字母，请对照准考证填写。',
    'A candidate number has 4 to 20 digits or letters. Copy it from your admission card.',
  ),
  'place-used': refusal(409, '此排位已用过多次，请重新排队。', 'This place was used too often. Take a new one.'),
  busy: refusal(
    503,
    '现在人太多，请一分钟后再试；您的排位不变。',
    'Too many people ask now. Try again in a minute; you keep your place.',
  ),
}

function refusal<Status extends number>(status: Status, chinese: string, english: string) {
  return { status, words: { 'zh-CN': chinese, en: english } }
}

/** Why an answer is not taken, as far as it helps; the rest is "not good". */
export function answerRefusal(reason: AnsweredReason): LocalText {
  return ANSWER_REFUSALS.get(reason) ?? OTHER
}

const OTHER: LocalText = {
  'zh-CN': '这个通行码无效，请用钱包重新回答页面上的请求。',
  en: 'This pass is not good. Answer the request on the page again with your wallet.',
}

const ANSWER_REFUSALS: ReadonlyMap<AnsweredReason, LocalText> = new Map<AnsweredReason, LocalText>([
  [
    'unknown-request',
    {
      'zh-CN': '它回答的不是此处正在显示的请求。请求每半分钟更换，请扫描新的。',
      en: 'It answers no request that is shown now. Requests change each half minute: scan the new one.',
    },
  ],
  [
    'slot-passed',
    {
      'zh-CN': '这个通行码已过时，请重新回答页面上的请求。',
      en: 'This pass is too old. Answer the request on the page again.',
    },
  ],
  [
    'seen',
    {
      'zh-CN': '您的钱包在这半分钟内已经回答过，请扫描下一个请求。',
      en: 'Your wallet has answered within this half minute. Scan the next request.',
    },
  ],
  [
    'unknown-issuer',
    {
      'zh-CN': '钱包里的身份凭证不是本市签发的，或者已过期。',
      en: 'The identity credential in the wallet is not this city’s, or has run out.',
    },
  ],
])

/** Nothing to hand over: it is not said whether there is such a candidate. */
export const NO_RESULT: LocalText = {
  'zh-CN': '没有可以交给您的成绩。请核对考试和考生号，并由考生本人用自己的钱包回答。',
  en: 'There is no result to hand to you. Look at the examination and the candidate number again; the candidate has to answer, with their own wallet.',
}
