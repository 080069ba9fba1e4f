import { type Html, panel } from '@hefu/service-kit'
import type { Language } from '@hefu/standard'
import { html } from 'hono/html'

const STEPS: readonly (readonly [zhTitle: string, enTitle: string, zh: string, en: string])[] = [
  [
    '一个时刻，人人相同',
    'One instant for everybody',
    '全部成绩由服务器的时钟在同一时刻发布。此前无论谁问、问什么，得到的回答都一样：还有多久。',
    'All results are out at one instant, by the server’s clock. Before it, everybody who asks gets the same answer, whatever they ask: the time left.',
  ],
  [
    '先到先领，如实相告',
    'First come, first served, and told the truth',
    '排位是一个签过名的凭据，只保存在您的浏览器里；没有等候者名单。等候时间按实际速度计算，系统变慢时会说明。',
    'Your place is a signed token in your browser and nowhere else; there is no list of who waits. The waiting time is counted by the measured rate, and when our systems are slow the page says so.',
  ],
  [
    '证明是您本人',
    'You prove that it is you',
    '填写考生号后，您的钱包回答一个问题：证件号码。考试院没有您的姓名和证件号码，只有证件号码的加密摘要用来比对。',
    'You type your candidate number, and your wallet answers one question: your identity number. The authority has neither your name nor that number, only a keyed hash to compare it with.',
  ],
  [
    '成绩进入您的钱包',
    'The result goes into your wallet',
    '成绩作为凭证发给您。网页上不显示分数。此后您可以只向学校出示某几科，只向用人单位出示等级，其余不透露；考试院不会知道您向谁出示。',
    'It is issued to you as a credential; no points stand on a web page. Later you show single subjects to a school or the band to an employer and nothing else, and the authority does not learn to whom.',
  ],
  [
    '成绩有更正时',
    'When a result is corrected',
    '更正后的成绩在钱包下次更新时到达；再次领取可立即得到。凭证上的“第几次签发”会加一，旧的在本周期后失效。',
    'The corrected result reaches your wallet at its next refresh; fetch it again to have it at once. The credential counts its issues, and the old one runs out with its week.',
  ],
  [
    '没有手机时',
    'Without a phone',
    '请带身份证件和准考证到考试院窗口，由家人的钱包或窗口协助。',
    'Come to the authority’s counter with your identity document and admission card; a family member’s wallet or the counter helps.',
  ],
]

/** How a result is fetched, and what the authority knows. */
export function howPage(language: Language): Html {
  const en = language === 'en'
  return html`${STEPS.map(([zhTitle, enTitle, zhText, enText]) =>
    panel(en ? enTitle : zhTitle, html`<p>${en ? enText : zhText}</p>`),
  )}`
}
