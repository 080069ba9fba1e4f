import { encodeOfferCode, issuerId, offerId, TICKET_RIDE } from '@hefu/standard'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkIn, linkInAddress } from './wallet-link.ts'

const ORIGIN = 'https://wallet.city.example'
const offers = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((secret) =>
  encodeOfferCode({
    origin: 'city.example',
    issuer: issuerId('transit'),
    type: TICKET_RIDE.id,
    offer: offerId('ab'.repeat(16)),
    secret,
  }),
)
const hashOf = (texts: readonly string[]): string =>
  `#${texts.map((text) => `offer=${encodeURIComponent(text)}`).join('&')}`

describe('a link into the wallet', () => {
  test('brings the codes that were put into it, whatever letters they have', () => {
    fc.assert(
      fc.property(fc.uniqueArray(offers, { minLength: 1, maxLength: 20 }), (texts) => {
        expect(linkIn(hashOf(texts))).toEqual({ brings: 'offers', texts })
        expect(linkInAddress(`${ORIGIN}/${hashOf(texts)}`, ORIGIN)).toEqual({ brings: 'offers', texts })
      }),
    )
    expect(linkIn(`#request=${encodeURIComponent('HQ1:A+B %C')}`)).toEqual({ brings: 'request', text: 'HQ1:A+B %C' })
  })

  test.each([
    ['nothing', ''],
    ['another word', '#card=HO1:A'],
    ['a pass in the place of a request', '#request=HF1:A'],
    ['an address in the place of an offer', '#offer=https://elsewhere.example'],
    ['more cards than anybody buys', hashOf(Array.from({ length: 21 }, (_, i) => `HO1:${i}`))],
  ])('brings nothing of %s', (_, hash) => {
    expect(linkIn(hash)).toBeNull()
  })

  test.each([`https://elsewhere.example/#offer=HO1:A`, `${ORIGIN}/other#offer=HO1:A`, 'HO1:A', ''])(
    'is none when it does not lead to this wallet: %s',
    (text) => {
      expect(linkInAddress(text, ORIGIN)).toBeNull()
    },
  )

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true })), (text) => {
        linkIn(text)
        linkInAddress(text, ORIGIN)
      }),
    )
  })
})
