/** Some letters of a text that stand together, and whether they are not in the text beside it. */
export interface LetterRun {
  readonly letters: string
  readonly differs: boolean
}

/** Two texts side by side, each in runs that are the same in both or in one alone. For host names: it costs the product of their lengths. */
export function differingLetters(one: string, other: string): readonly [readonly LetterRun[], readonly LetterRun[]] {
  let start = 0
  while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++
  let end = 0
  const most = Math.min(one.length, other.length) - start
  while (end < most && one.at(-1 - end) === other.at(-1 - end)) end++
  const [shared, sharedToo] = sharedLetters(one.slice(start, one.length - end), other.slice(start, other.length - end))
  const whole = (text: string, middle: readonly boolean[]): readonly LetterRun[] =>
    runs(text, [...Array(start).fill(true), ...middle, ...Array(end).fill(true)])
  return [whole(one, shared), whole(other, sharedToo)]
}

/** Of each letter whether it belongs to the longest sequence that both have. */
function sharedLetters(one: string, other: string): readonly [boolean[], boolean[]] {
  const width = other.length + 1
  // Lengths of the longest shared sequences of what follows.
  const lengths = new Uint16Array((one.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = one.length - 1; i >= 0; i--) {
    for (let j = other.length - 1; j >= 0; j--) {
      lengths[i * width + j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const shared: boolean[] = Array(one.length).fill(false)
  const sharedToo: boolean[] = Array(other.length).fill(false)
  for (let i = 0, j = 0; i < one.length && j < other.length; ) {
    if (one[i] === other[j]) {
      shared[i++] = true
      sharedToo[j++] = true
    } else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return [shared, sharedToo]
}

function runs(text: string, shared: readonly boolean[]): readonly LetterRun[] {
  const made: LetterRun[] = []
  for (const [index, letter] of text.split('').entries()) {
    const differs = !shared[index]
    const last = made.at(-1)
    if (last?.differs === differs) made[made.length - 1] = { letters: last.letters + letter, differs }
    else made.push({ letters: letter, differs })
  }
  return made
}
