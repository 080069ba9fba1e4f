/** A file that a font may lie in, and which face of it. */
export interface FontPlace {
  readonly file: string
  readonly face?: string
}

const NOTO_CJK = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/noto-cjk',
  '/usr/share/fonts/google-noto-sans-cjk-fonts',
  '/usr/share/fonts/noto',
]
const WINDOWS = 'C:\\Windows\\Fonts'

/** Where machines have a font for Chinese and Latin text, the preferred first. */
export const TEXT_PLACES: readonly FontPlace[] = [
  ...NOTO_CJK.map((folder) => ({ file: `${folder}/NotoSansCJK-Regular.ttc`, face: 'NotoSansCJKsc-Regular' })),
  { file: '/System/Library/Fonts/PingFang.ttc', face: 'PingFangSC-Regular' },
  { file: '/System/Library/Fonts/Hiragino Sans GB.ttc', face: 'HiraginoSansGB-W3' },
  { file: `${WINDOWS}\\msyh.ttc`, face: 'MicrosoftYaHei' },
]

/** The same in bold, for the text that one compares with what one sees. */
export const STRONG_PLACES: readonly FontPlace[] = [
  ...NOTO_CJK.map((folder) => ({ file: `${folder}/NotoSansCJK-Bold.ttc`, face: 'NotoSansCJKsc-Bold' })),
  { file: '/System/Library/Fonts/PingFang.ttc', face: 'PingFangSC-Semibold' },
  { file: '/System/Library/Fonts/Hiragino Sans GB.ttc', face: 'HiraginoSansGB-W6' },
  { file: `${WINDOWS}\\msyhbd.ttc`, face: 'MicrosoftYaHei-Bold' },
]

/** Where machines have a fixed-width font with a nought that is not the letter. */
export const MONO_PLACES: readonly FontPlace[] = [
  { file: '/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf' },
  { file: '/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono.ttf' },
  { file: '/usr/share/fonts/TTF/DejaVuSansMono.ttf' },
  { file: '/usr/share/fonts/dejavu/DejaVuSansMono.ttf' },
  { file: '/usr/share/fonts/truetype/noto/NotoSansMono-Regular.ttf' },
  { file: '/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf' },
  { file: '/System/Library/Fonts/Menlo.ttc', face: 'Menlo-Regular' },
  { file: `${WINDOWS}\\consola.ttf` },
]
