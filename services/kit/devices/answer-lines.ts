import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

/**
 * How a device is driven as a process of its own: each line that it reads, as a scanner types it, is answered by one line of JSON. Answers
 * come as they are ready, so that one that waits for a network holds up none that does not; those that are ready at once keep their order.
 *
 * @param answer of a line without spaces around it; must not fail. Empty lines are left out
 * @returns at the end of what is read, when everything is answered
 */
export async function answerLines(
  { input, output }: { readonly input: Readable; readonly output: Writable },
  answer: (line: string) => unknown,
): Promise<void> {
  const underWay = new Set<Promise<void>>()
  for await (const line of createInterface({ input })) {
    if (line.trim() === '') continue
    const answered = write(output, answer(line.trim()))
    underWay.add(answered)
    void answered.finally(() => underWay.delete(answered))
  }
  await Promise.all(underWay)
}

async function write(output: Writable, answer: unknown): Promise<void> {
  output.write(`${JSON.stringify(await answer)}\n`)
}
