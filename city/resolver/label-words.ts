import type { LocalText, PublicCodeReason } from '@hefu/standard'

/** Why the label that led to a page is not to be trusted. */
export const FALSE_LABEL: Readonly<Record<PublicCodeReason, LocalText>> = {
  unsigned: { 'zh-CN': '它的网址没有签名。', en: 'Its address has no signature.' },
  malformed: { 'zh-CN': '它的网址不是本市的写法。', en: 'Its address is not written as the city writes them.' },
  'unknown-host': {
    'zh-CN': '本市没有为这个网址登记签名密钥。',
    en: 'The city has registered no key for this address.',
  },
  'look-alike-host': { 'zh-CN': '它的网址只是看起来像本市的。', en: 'Its address only looks like the city’s.' },
  'unknown-key': { 'zh-CN': '签名用的密钥没有登记。', en: 'The key that signed it is not registered.' },
  'other-key': { 'zh-CN': '签名用的密钥不是给这种码用的。', en: 'The key that signed it is not for codes like this.' },
  'key-ended': {
    'zh-CN': '签名密钥已到期，这张标签该换了。',
    en: 'The key that signed it has ended; the label is due to be replaced.',
  },
  'bad-signature': {
    'zh-CN': '签名对不上：标签上有内容被改过。',
    en: 'Its signature does not hold: something on it was changed.',
  },
}
