/** Codes of inspections kept in this browser: the city has no list of them by organisation, so whoever wants to look back keeps the code. */
export interface ShownCodes {
  /** The latest first. */
  of(organisation: string): readonly string[]
  keep(organisation: string, code: string): void
  forget(organisation: string, code: string): void
}

/** Most that are kept of an organisation. */
export const MAX_KEPT = 20

const nameOf = (organisation: string): string => `hefu-inspections ${organisation}`

/** Codes kept in a storage of the browser; one that keeps nothing, as in a private window, has none the next time. */
export function shownCodes(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): ShownCodes {
  const of = (organisation: string): readonly string[] => {
    try {
      const kept: unknown = JSON.parse(storage.getItem(nameOf(organisation)) ?? '[]')
      return Array.isArray(kept) ? kept.filter((code) => typeof code === 'string') : []
    } catch {
      return []
    }
  }
  const write = (organisation: string, codes: readonly string[]): void => {
    try {
      if (codes.length === 0) storage.removeItem(nameOf(organisation))
      else storage.setItem(nameOf(organisation), JSON.stringify(codes))
    } catch {
      // A full or forbidden storage: the inspection stays on the screen as long as the page is open.
    }
  }
  return {
    of,
    keep: (organisation, code) =>
      write(organisation, [code, ...of(organisation).filter((kept) => kept !== code)].slice(0, MAX_KEPT)),
    forget: (organisation, code) =>
      write(
        organisation,
        of(organisation).filter((kept) => kept !== code),
      ),
  }
}
