/** The part of marcjs that is used here; the package has no types of its own. */
declare module 'marcjs' {
  /** `[tag, value]` for a control field, `[tag, indicators, code, value, code, value...]` for any other. */
  export type MarcField = readonly string[]

  export interface MarcRecord {
    leader: string
    fields: MarcField[]
  }

  export const Record: new () => MarcRecord
  export const Marc: {
    readonly parse: (raw: Buffer | string, type: 'iso2709' | 'marcxml') => MarcRecord
    readonly format: (record: MarcRecord, type: 'iso2709' | 'marcxml') => string
  }
}
