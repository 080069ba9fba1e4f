import {
  type NotBroughtIn,
  notice,
  type Offer,
  offerPart,
  panel,
  plasticCardForm,
  plasticCardStatus,
  type Writing,
} from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { CARD_DAYS, type Joined, MAX_CARDS } from '../membership/join.ts'
import { doing, publicPage } from './frame.ts'

/** Where people come to a card: a new one, one that they have on plastic, another after a lost phone. @param now Unix seconds */
export function joinPage(writing: Writing, now: number, failed?: NotBroughtIn): Promise<Response> {
  const { say, to, language } = writing
  const plastic = plasticCardForm({ action: to('/join/plastic'), language, example: 'TS-0000-0001', failed, now })
  return publicPage(writing, {
    title: localText('办借书证', 'Join the library'),
    status: plasticCardStatus(failed),
    main: html`${panel(
      say('新办', 'A new card'),
      html`<p>${say('用钱包出示通行凭证。只问您是否年满十八岁，不问姓名。', 'Show your entry credential from your wallet. You are asked whether you are 18, and not for your name.')}</p>
${doing(to('/join/ask'), say('出示凭证', 'Show my credential'), {}, 'primary')}`,
    )}
${panel(say('把现有的借书证放进钱包', 'Bring in a card that you have'), plastic)}
${panel(
  say('手机丢了？', 'Lost your phone?'),
  html`<p>${say('还书不需要借书证，谁还都行。', 'Books are returned without a card, by anybody.')}</p>
<p>${say('在上面重新出示通行凭证，换一张新证；旧证停止续期，一周内失效。', 'Show your entry credential above once more and replace the card. The old one is renewed no more and runs out within the week.')}</p>
<p>${say('新证是新的账户。把手上的书带到柜台，就能改记到新证。', 'The new card is a new account. Bring the books that you have to the counter, and they are put on it.')}</p>`,
)}`,
  })
}

/** A card to be fetched. */
export function offeredPage(writing: Writing, offer: Pick<Offer, 'code' | 'link'>): Promise<Response> {
  const { say, language } = writing
  return publicPage(writing, {
    title: localText('借书证可以领取了', 'Your card is ready'),
    main: html`${offerPart(offer, language, say('借书证', 'Library card'))}
<p>${say('一天之内有效。', 'Good for a day.')}</p>`,
  })
}

/** What may be done with a card that there is already. */
export function memberPage(
  writing: Writing,
  { validUntil }: Extract<Joined, { readonly outcome: 'member' }>,
  refused = false,
): Promise<Response> {
  const { say, to } = writing
  const tooMany = say(
    `一年最多 ${MAX_CARDS} 张。请到柜台。`,
    `No more than ${MAX_CARDS} cards a year. Come to the counter.`,
  )
  return publicPage(writing, {
    title: localText('您已有借书证', 'You have a card already'),
    ...(refused && { status: 422 }),
    main: html`${refused ? notice('refusal', say('不能再换', 'Not another one'), tooMany) : ''}
<p>${say(`有效期至 ${validUntil}。`, `It is valid until ${validUntil}.`)}</p>
${panel(say('延长', 'Prolong it'), html`<p>${say(`再用 ${CARD_DAYS} 天，账户不变。`, `Another ${CARD_DAYS} days, the same account.`)}</p>${doing(to('/join/prolong'), say('延长', 'Prolong'), {}, 'primary')}`)}
${panel(say('手机丢了，换一张', 'My phone is lost: another one'), html`<p>${say('旧证停止续期。新证是新的账户，在借的书请带到柜台改记。', 'The old card is renewed no more. The new one is a new account: bring the books that you have to the counter.')}</p>${doing(to('/join/replace'), say('换证', 'Replace'))}`)}`,
  })
}

/** A card that was prolonged. */
export function prolongedPage(writing: Writing, validUntil: string): Promise<Response> {
  const { say } = writing
  const title = say(`有效期至 ${validUntil}`, `Valid until ${validUntil}`)
  return publicPage(writing, {
    title: localText('已延长', 'Prolonged'),
    main: notice('plain', title, say('钱包下次更新时写入。', 'Your wallet has it at its next renewal.')),
  })
}
