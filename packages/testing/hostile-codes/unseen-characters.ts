import { toBase64url } from '@hefu/bytes'
import type { HostileCode, Parts } from './hostile-code.ts'

/** Characters that show nothing, or turn what stands around them. */
const UNSEEN: readonly number[] = [
  0x00, 0x07, 0x08, 0x09, 0x0a, 0x0d, 0x1b, 0x7f, 0x85, 0xa0, 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x1680, 0x17b4,
  0x180e, 0x2000, 0x2003, 0x2007, 0x200a, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b,
  0x202c, 0x202d, 0x202e, 0x202f, 0x205f, 0x2060, 0x2061, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x206a, 0x206f,
  0x2800, 0x3000, 0x3164, 0xe000, 0xf8ff, 0xfdd0, 0xfeff, 0xffa0, 0xfff9, 0xfffb, 0xfffe, 0xe0001, 0xe0020, 0xe007f,
  0xf0000, 0x10ffff,
]

/** Each unseen character in label, host and id. */
export function unseenCharacters(genuine: string, parts: Omit<Parts, 'label'>): HostileCode[] {
  return UNSEEN.flatMap((point) => unseen(genuine, parts, String.fromCodePoint(point)))
}

function unseen(
  genuine: string,
  { host, path, key, signature }: Omit<Parts, 'label'>,
  unseenCharacter: string,
): HostileCode[] {
  const label = toBase64url(new TextEncoder().encode(`2号${unseenCharacter}电梯`))
  const why = `an unseen character, U+${(unseenCharacter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
  return [
    { why: `${why}, in the label`, text: `https://${host}${path}?n=${label}&${key}&${signature}` },
    { why: `${why}, in the host`, text: genuine.replace('.', `${unseenCharacter}.`) },
    { why: `${why}, in the id`, text: genuine.replace('?', `${unseenCharacter}?`) },
  ]
}
