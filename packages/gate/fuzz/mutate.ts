import type { RandomSource } from '@hefu/bbs'
import { type CborValue, decodeDcbor, encodeDcbor, fromBase45, toBase45 } from '@hefu/bytes'

/** One way of making a wrong text out of a right one. */
export type Mutation = (text: string, pick: Pick) => string

/** A number from 0 to below `bound`, from a seed. */
export type Pick = (bound: number) => number

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

/** Picks from a random source, 32 bits at a time: the bias does not matter here. */
export function picker(random: RandomSource): Pick {
  return (bound) => new DataView(new Uint8Array(random(4)).buffer).getUint32(0) % bound
}

/** Every mutation, by name; each is as likely as another. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'random text': (_, pick) => randomText(pick, pick(400)),
  'random text after the prefix': (_, pick) => `HF1:${randomText(pick, pick(1200))}`,
  'random CBOR': (_, pick) => frame(encodeDcbor(randomValue(pick, 4))),
  'random bytes': (_, pick) => frame(randomBytes(pick, pick(800))),
  'a character altered': (text, pick) => splice(text, pick(text.length), 1, ALPHABET[pick(45)] ?? ''),
  'characters dropped': (text, pick) => splice(text, pick(text.length), 1 + pick(9), ''),
  'characters added': (text, pick) => splice(text, pick(text.length), 0, randomText(pick, 1 + pick(9))),
  'a stretch moved': (text, pick) => {
    const from = pick(text.length)
    const length = 1 + pick(40)
    const stretch = text.slice(from, from + length)
    const rest = splice(text, from, length, '')
    return splice(rest, pick(rest.length), 0, stretch)
  },
  'a bit flipped': (text, pick) => onBytes(text, (bytes) => flip(bytes, pick)),
  'bits flipped': (text, pick) =>
    onBytes(text, (bytes) => Array.from({ length: 2 + pick(6) }).reduce<Uint8Array>((b) => flip(b, pick), bytes)),
  'bytes cut off': (text, pick) => onBytes(text, (bytes) => bytes.slice(0, pick(bytes.length))),
  'bytes appended': (text, pick) =>
    onBytes(text, (bytes) => Uint8Array.of(...bytes, ...randomBytes(pick, 1 + pick(9)))),
  'an item replaced': (text, pick) => onItems(text, (items) => items.with(pick(items.length), randomValue(pick, 3))),
  'an item dropped': (text, pick) => onItems(text, (items) => items.toSpliced(pick(items.length), 1)),
  'an item added': (text, pick) =>
    onItems(text, (items) => items.toSpliced(pick(items.length), 0, randomValue(pick, 2))),
  'two items swapped': (text, pick) =>
    onItems(text, (items) => {
      const [a, b] = [pick(items.length), pick(items.length)]
      return items.with(a, items[b] ?? null).with(b, items[a] ?? null)
    }),
  'an integer moved': (text, pick) =>
    onItems(text, (items) => {
      const places = items.flatMap((item, index) => (typeof item === 'number' ? [index] : []))
      const place = places[pick(places.length)] ?? 0
      return items.with(place, Number(items[place]) + pick(7) - 3)
    }),
  'a disclosed value changed': (text, pick) =>
    onItems(text, (items) => items.with(7, new Map([[pick(12), randomLeaf(pick)]]))),
}

/** Mutations that nearly always reach the proof, which costs a pairing: made rarer, so that a run ends. */
export const COSTLY: Mutation = (text, pick) =>
  onItems(text, (items) => {
    const place = 8 + pick(2)
    const bytes = items[place]
    return bytes instanceof Uint8Array ? items.with(place, damagePoint(bytes, pick)) : items
  })

/** Bytes damaged where points and scalars begin, as well as anywhere. */
function damagePoint(bytes: Uint8Array, pick: Pick): Uint8Array {
  const start = [0, 48, 96, 144, 176, 208][pick(6)] ?? 0
  switch (pick(4)) {
    case 0:
      return flip(bytes, pick)
    case 1:
      return bytes.map((byte, index) => (index >= start && index < start + 48 ? (index === start ? 0xc0 : 0) : byte))
    case 2:
      return bytes.map((byte, index) => (index >= start && index < start + 32 ? 0xff : byte))
    default:
      return bytes.map((byte, index) => (index === start ? byte ^ (0x20 << pick(3)) : byte))
  }
}

function onBytes(text: string, change: (bytes: Uint8Array) => Uint8Array): string {
  return frame(change(fromBase45(text.slice(4))))
}

function onItems(text: string, change: (items: CborValue[]) => CborValue[]): string {
  return frame(encodeDcbor(change(decodeDcbor(fromBase45(text.slice(4))) as CborValue[])))
}

function frame(bytes: Uint8Array): string {
  return `HF1:${toBase45(bytes)}`
}

function splice(text: string, at: number, drop: number, put: string): string {
  return text.slice(0, at) + put + text.slice(at + drop)
}

function flip(bytes: Uint8Array, pick: Pick): Uint8Array {
  const place = pick(Math.max(1, bytes.length))
  return bytes.map((byte, index) => (index === place ? byte ^ (1 << pick(8)) : byte))
}

function randomText(pick: Pick, length: number): string {
  const any = pick(4) === 0
  return Array.from({ length }, () => (any ? String.fromCharCode(pick(0xd800)) : (ALPHABET[pick(45)] ?? ''))).join('')
}

function randomBytes(pick: Pick, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => pick(256))
}

function randomLeaf(pick: Pick): CborValue {
  const leaves: readonly (() => CborValue)[] = [
    () => null,
    () => pick(2) === 0,
    () => pick(2 ** 32) - 2 ** 31,
    () => ['', 'city.synthetic', 'person.entry', 'none', '\u7b26'.repeat(pick(40))][pick(5)] ?? '',
    () => randomBytes(pick, [0, 16, 32, 48, 272, 600][pick(6)] ?? 0),
  ]
  return (leaves[pick(leaves.length)] ?? (() => null))()
}

function randomValue(pick: Pick, depth: number): CborValue {
  if (depth === 0 || pick(3) > 0) return randomLeaf(pick)
  const children = Array.from({ length: pick(12) }, () => randomValue(pick, depth - 1))
  return pick(2) === 0 ? children : new Map(children.map((child, index) => [index * (1 + pick(30)), child]))
}
