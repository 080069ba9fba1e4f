import {
  type NotBroughtIn,
  type Offer,
  offerPart,
  panel,
  plasticCardForm,
  plasticCardStatus,
  type Writing,
  withLanguage,
} from '@hefu/service-kit'
import { localText } from '@hefu/standard'
import { html } from 'hono/html'
import { publicPage } from './layout.ts'

/** Where a permit on plastic is brought into a wallet. @param now Unix seconds */
export function permitPage(writing: Writing, now: number, failed?: NotBroughtIn): Promise<Response> {
  const { say, c, language } = writing
  const action = withLanguage('/permit', c)
  return publicPage(writing, {
    title: localText('停车许可', 'Parking permit'),
    status: plasticCardStatus(failed),
    main: html`<p>${say('把居民、残疾人或照护人员的塑料许可卡收入钱包，凭手机开道闸。', 'Bring the plastic permit of a resident, a disabled person or a carer into your wallet. Your phone then opens the barrier.')}</p>
${panel(say('许可卡', 'Your permit'), plasticCardForm({ action, language, example: 'TC-0000-0001', failed, now }))}
${panel(
  say('道闸看到什么', 'What a barrier sees'),
  html`<p>${say('普通车位：只看停车区。', 'On ordinary places: the zone, and nothing else.')}</p>
<p>${say('无障碍车位：只看这是残疾人停车许可。', 'At bays for disabled people: that the permit is one of a disabled person, and nothing else.')}</p>`,
)}`,
  })
}

/** The permit, offered to the wallet. */
export function permitOfferedPage(writing: Writing, offer: Offer): Promise<Response> {
  const { say, language } = writing
  return publicPage(writing, {
    title: localText('许可可以领取了', 'Your permit is ready'),
    main: html`${offerPart(offer, language, say('停车许可', 'Parking permit'))}
<p>${say('一天之内有效。以前手机上的许可随即失效。', 'Good for a day. The permit on an earlier phone ends with this.')}</p>`,
  })
}
