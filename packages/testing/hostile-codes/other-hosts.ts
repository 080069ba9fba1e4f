/** Letters that are drawn like those of a host. */
const TWINS: Readonly<Record<string, readonly string[]>> = {
  a: ['а', 'ɑ', 'α', 'á', 'ạ'],
  c: ['с', 'ϲ', 'ç'],
  d: ['ԁ', 'đ', 'cl'],
  e: ['е', 'ё', 'ė', '3'],
  g: ['ɡ', 'q'],
  h: ['һ', 'հ'],
  i: ['і', 'ı', 'ì', 'l', '1'],
  l: ['1', 'і', 'ł', 'I'],
  m: ['rn', 'м', 'ṃ'],
  n: ['ո', 'ñ', 'п'],
  o: ['о', 'ο', '0', 'օ', 'ö'],
  p: ['р', 'ρ'],
  s: ['ѕ', '5', 'ś'],
  t: ['т', 'ţ', 'τ'],
  x: ['х', 'ẋ'],
  y: ['у', 'ý', 'γ'],
}

/** Hosts that are another than `host`, and how they try to be taken for it. */
export function otherHosts(host: string): readonly (readonly [why: string, host: string])[] {
  const letters = [...host]
  const replaced = letters.flatMap((letter, i) =>
    (TWINS[letter] ?? []).map(
      (twin) => ['a letter drawn alike', `${host.slice(0, i)}${twin}${host.slice(i + 1)}`] as const,
    ),
  )
  const typed = letters.flatMap((letter, i) => [
    ['a letter left out', host.slice(0, i) + host.slice(i + 1)] as const,
    ['a letter twice', host.slice(0, i) + letter + host.slice(i)] as const,
    ['two letters swapped', host.slice(0, i) + (host[i + 1] ?? '') + letter + host.slice(i + 2)] as const,
  ])
  const wide = letters.map((c) => (/[a-z]/.test(c) ? String.fromCodePoint(c.charCodeAt(0) + 0xfee0) : c)).join('')
  const dashed = host.replaceAll('.', '-')
  const tricks = [
    `${host}.evil.example`,
    `evil.example/${host}`,
    `${dashed}.evil.example`,
    `${dashed}.com`,
    `${host}@evil.example`,
    `${host}:443@evil.example`,
    `evil.example#@${host}`,
    `evil.example\\@${host}`,
    `user:pin@${host}`,
    `${host}:8443`,
    `${host}:443`,
    `${host}:80`,
    `${host}.`,
    `.${host}`,
    `${host}..`,
    `${host}%2eevil.example`,
    `%63${host.slice(1)}`,
    `${host}%00.evil.example`,
    `${host}%20`,
    `${host}\u3002evil.example`,
    `${host}。`,
    host.toUpperCase(),
    wide,
    host.replace('.', '。'),
    host.replace('.', '．'),
    `xn--${host}`,
    `www.${host}`,
    `m.${host}`,
    `login.${host}`,
    `${host}.cn`,
    `127.0.0.1`,
    `2130706433`,
    `0x7f000001`,
    `0177.0.0.1`,
    `[::1]`,
    `[::ffff:127.0.0.1]`,
    `localhost`,
    `localhost:4600`,
    `169.254.169.254`,
    `${host.split('.').slice(1).join('.')}`,
    `evil.example?${host}`,
    `evil.example;${host}`,
    `${host}&.evil.example`,
    `${host},evil.example`,
    `${host}|evil.example`,
  ] as const
  return [...replaced, ...typed, ...tricks.map((other) => ['another host', other] as const)]
}
