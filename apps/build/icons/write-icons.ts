// Draws the icons of the apps: `node apps/build/icons/write-icons.ts`. The wallet is ink on paper, the gate paper on
// ink, the register paper on stone, the console stone on paper, the page of organisations ink on sand.
import { mkdir, writeFile } from 'node:fs/promises'
import { toPng, toSvg } from './draw.ts'
import { tallyIcon } from './tally-icon.ts'

const PAPER = '#f7f5f0'
const INK = '#1a222c'
const STONE = '#525b66'
const SAND = '#ddd8cc'

await writeIcons('wallet', { ink: INK, ground: PAPER })
await writeIcons('gate', { ink: PAPER, ground: INK })
await writeIcons('register', { ink: PAPER, ground: STONE })
await writeIcons('console', { ink: STONE, ground: PAPER })
await writeIcons('organisation', { ink: INK, ground: SAND })

async function writeIcons(name: string, colours: { readonly ink: string; readonly ground: string }): Promise<void> {
  const folder = new URL(`./${name}/`, import.meta.url)
  const icon = tallyIcon({ ...colours, corner: 0.2, scale: 0.72 })
  const maskable = tallyIcon({ ...colours, corner: 0, scale: 0.56 })
  await mkdir(folder, { recursive: true })
  await writeFile(new URL('icon.svg', folder), toSvg(icon))
  await writeFile(new URL('icon-192.png', folder), toPng(icon, 192))
  await writeFile(new URL('icon-512.png', folder), toPng(icon, 512))
  await writeFile(new URL('maskable-512.png', folder), toPng(maskable, 512))
}
