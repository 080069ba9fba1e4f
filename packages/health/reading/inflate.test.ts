import { describe, expect, test } from 'vitest'
import { inflate } from './inflate.ts'

async function packed(bytes: Uint8Array<ArrayBuffer>, format: CompressionFormat): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream(format))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

describe.each(['deflate', 'deflate-raw'] as const)('%s', (format) => {
  const plain = new Uint8Array(5000).map((_, index) => index % 251)

  test('unpacks to what was packed', async () => {
    expect(await inflate(await packed(plain, format), format, 5000)).toEqual(plain)
  })

  test('stops at the limit, however much would come', async () => {
    const bomb = await packed(new Uint8Array(20_000_000), format)
    await expect(inflate(bomb, format, 16_000)).rejects.toMatchObject({ code: 'too-large' })
    await expect(inflate(await packed(plain, format), format, 4999)).rejects.toMatchObject({ code: 'too-large' })
  })

  test('refuses what is cut off, goes on, or is nothing', async () => {
    const good = await packed(plain, format)
    for (const bad of [good.slice(0, -7), new Uint8Array([...good, 1, 2, 3]), new Uint8Array(0), plain]) {
      await expect(inflate(bad, format, 10_000)).rejects.toMatchObject({ code: 'malformed-compression' })
    }
  })
})
