/** An icon of an app, as its manifest names it. */
export interface IconFile {
  readonly file: string
  readonly sizes: string
  readonly type: 'image/svg+xml' | 'image/png'
  readonly purpose: 'any' | 'maskable'
}

/** Each app has these in a folder of its name, drawn by `write-icons.ts`. */
export const ICON_FILES: readonly IconFile[] = [
  { file: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
  { file: 'icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
  { file: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
  { file: 'maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
]
