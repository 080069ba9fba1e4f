import { OFFER_PREFIX, REQUEST_PREFIX } from '@hefu/standard'

/** What a link into the wallet brings: cards offered, or a question asked on the same phone. */
export type WalletLink =
  | { readonly brings: 'offers'; readonly texts: readonly string[] }
  | { readonly brings: 'request'; readonly text: string }

/** More tickets than anybody buys at once; each is a card to fetch. */
const MAX_OFFERS = 20

/**
 * Reads the part of an address after `#`, which no server sees: `offer` once for each card, or `request`. Null for anything else.
 *
 * @example linkIn('#offer=HO1%3A...&offer=HO1%3A...')
 */
export function linkIn(hash: string): WalletLink | null {
  const parts = new URLSearchParams(hash.replace(/^#/, ''))
  const texts = parts.getAll('offer')
  const request = parts.get('request')
  if (texts.length > 0) {
    const fits = texts.length <= MAX_OFFERS && texts.every((text) => text.startsWith(OFFER_PREFIX.slice(0, 2)))
    return fits ? { brings: 'offers', texts: [...new Set(texts)] } : null
  }
  return request?.startsWith(REQUEST_PREFIX.slice(0, 2)) ? { brings: 'request', text: request } : null
}

/** The link in a scanned address, where it leads to this very wallet. @param origin of the wallet */
export function linkInAddress(text: string, origin: string): WalletLink | null {
  const address = URL.parse(text)
  return address?.origin === origin && address.pathname === '/' ? linkIn(address.hash) : null
}

/** Tells two links apart. */
export function linkKey(link: WalletLink | undefined): string {
  if (!link) return ''
  return link.brings === 'offers' ? link.texts.join() : link.text
}
