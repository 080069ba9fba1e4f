/** The colours of a map, as CSS writes them. */
export interface MapPalette {
  readonly land: string
  readonly district: string
  readonly water: string
  readonly park: string
  readonly street: string
  readonly name: string
  readonly halo: string
  readonly point: string
  readonly pointText: string
  readonly faint: string
}

/** What of the design tokens a map is drawn in: ink on paper, as everything is; water and parks are shades of it. */
const TOKENS: Readonly<Record<keyof MapPalette, string>> = {
  land: '--map-land',
  district: '--map-district',
  water: '--map-water',
  park: '--map-park',
  street: '--map-street',
  name: '--ink-soft',
  halo: '--map-land',
  point: '--action',
  pointText: '--action-text',
  faint: '--field-line',
}

/** Reads the palette that an element has now; it is another by night. */
export function paletteOf(element: Element): MapPalette {
  const style = getComputedStyle(element)
  const entries = Object.entries(TOKENS).map(([name, token]) => [name, style.getPropertyValue(token).trim()])
  return Object.fromEntries(entries) as Record<keyof MapPalette, string>
}
