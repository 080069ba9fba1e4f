import { type LeafRange, splitPoint } from './subtree.ts'

/**
 * The ranges whose hashes prove that the leaf at `index` is in the tree of `size` leaves, in the order of RFC 9162, section
 * 2.1.3.1 (PATH).
 *
 * @throws RangeError unless 0 <= index < size
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (index < 0 || index >= size) throw new RangeError('the leaf is not in the tree')
  return path(index, { start: 0, end: size })
}

/**
 * The ranges whose hashes prove that the tree of `oldSize` leaves is a beginning of the tree of `size`, in the order of RFC 9162,
 * section 2.1.4.1 (PROOF). None from an empty tree or to the same one.
 *
 * @throws RangeError unless 0 <= oldSize <= size
 */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
  if (oldSize < 0 || oldSize > size) throw new RangeError('the old tree is larger than the new one')
  return oldSize === 0 ? [] : subproof(oldSize, { start: 0, end: size }, true)
}

function path(index: number, { start, end }: LeafRange): LeafRange[] {
  if (end - start === 1) return []
  const split = start + splitPoint(end - start)
  return index < split
    ? [...path(index, { start, end: split }), { start: split, end }]
    : [...path(index, { start: split, end }), { start, end: split }]
}

/** @param whole whether the old tree is exactly this range so far, so that its root is known to who checks */
function subproof(oldEnd: number, { start, end }: LeafRange, whole: boolean): LeafRange[] {
  if (oldEnd === end) return whole ? [] : [{ start, end }]
  const split = start + splitPoint(end - start)
  return oldEnd <= split
    ? [...subproof(oldEnd, { start, end: split }, whole), { start: split, end }]
    : [...subproof(oldEnd, { start: split, end }, false), { start, end: split }]
}
