/** The part of fontkit that is used here; the package has no types of its own. */
declare module 'fontkit' {
  export interface FontPath {
    readonly commands: readonly { readonly command: string }[]
    toSVG(): string
  }
  export interface Glyph {
    /** 0 where the font has no such character. */
    readonly id: number
    readonly advanceWidth: number
    /** In units of the font, upwards. */
    readonly path: FontPath
  }
  export interface Font {
    readonly postscriptName: string | null
    readonly unitsPerEm: number
    glyphsForString(text: string): readonly Glyph[]
    layout(text: string): {
      readonly glyphs: readonly Glyph[]
      readonly positions: readonly { readonly xAdvance: number; readonly xOffset: number; readonly yOffset: number }[]
    }
  }
  export interface FontCollection {
    readonly fonts: readonly Font[]
  }
  export function create(bytes: Uint8Array): Font | FontCollection
}
