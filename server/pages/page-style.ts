import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The style of the pages: one file, under an address that changes with it, so that a browser keeps it for ever. */
export interface PageStyle {
  readonly css: string
  /** `style-`, a digest, `.css`. */
  readonly file: string
}

/** The tokens, controls and boxes of the apps, so that pages look like them, and what only pages have. */
const PARTS: readonly URL[] = [
  '../../packages/ui/tokens.css',
  '../../packages/ui/base.css',
  '../../packages/ui/controls.css',
  '../../packages/ui/boxes.css',
  './pages.css',
  './forms.css',
].map((part) => new URL(part, import.meta.url))

/** Puts the style together. @param more style sheets that a server has beside those of all */
export function readPageStyle(more: readonly URL[] = []): PageStyle {
  const css = [...PARTS, ...more]
    .map((part) => readFileSync(part, 'utf8'))
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\s+/g, ' ')
  return { css, file: `style-${createHash('sha256').update(css).digest('hex').slice(0, 16)}.css` }
}
