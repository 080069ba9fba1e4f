import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { answerLines } from './answer-lines.ts'

test('each line is answered by a line of JSON, and one that waits holds up no other', async () => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  let arrive: (value: string) => void = () => {}
  const slow = new Promise<string>((resolve) => {
    arrive = resolve
  })
  const written: string[] = []
  output.on('data', (chunk: Buffer) => {
    written.push(String(chunk))
    if (written.length === 2) arrive('at last')
  })
  const ended = answerLines({ input, output }, (line) => (line === 'slow' ? slow : { line }))
  input.end('slow\n\n  first \r\nsecond')
  await ended
  expect(written).toEqual(['{"line":"first"}\n', '{"line":"second"}\n', '"at last"\n'])
})
