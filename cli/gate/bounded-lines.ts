const NEWLINE = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * Reads lines of at most `maxBytes` bytes, one character a byte. A line that is longer is given as `null` as soon as it is, and
 * the rest of it is passed over: whatever comes in, no more than one line is held.
 */
export async function* boundedLines(
  input: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<string | null, void, undefined> {
  // One more, for the carriage return of a scanner that ends its lines with two characters.
  const held = Buffer.alloc(maxBytes + 1)
  let length = 0
  let passingOver = false
  for await (const chunk of input) {
    for (let start = 0; start < chunk.length; ) {
      const newline = chunk.indexOf(NEWLINE, start)
      const end = newline < 0 ? chunk.length : newline
      const tooLong = length + (end - start) > held.length
      if (passingOver) {
        passingOver = newline < 0
      } else if (tooLong) {
        yield null
        length = 0
        passingOver = newline < 0
      } else {
        held.set(chunk.subarray(start, end), length)
        length += end - start
        if (newline >= 0) {
          yield lineOf(held.subarray(0, length), maxBytes)
          length = 0
        }
      }
      start = end + 1
    }
  }
  if (length > 0) yield lineOf(held.subarray(0, length), maxBytes)
}

function lineOf(bytes: Buffer, maxBytes: number): string | null {
  const line = bytes.at(-1) === CARRIAGE_RETURN ? bytes.subarray(0, -1) : bytes
  return line.length > maxBytes ? null : line.toString('latin1')
}
