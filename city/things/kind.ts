import type { LocalText } from '@hefu/standard'

/** What every attribute has. */
interface AttributeCommon {
  /** Lower-case letters, digits and hyphens. */
  readonly id: string
  readonly name: LocalText
  /** Whether a thing of the kind must have it. */
  readonly required: boolean
}

/** One attribute of a kind, with the bounds of its values. */
export type Attribute =
  | (AttributeCommon & { readonly kind: 'text'; readonly most: number })
  | (AttributeCommon & { readonly kind: 'number'; readonly least: number; readonly most: number })
  | (AttributeCommon & { readonly kind: 'date'; readonly earliest: string; readonly latest: string })
  | (AttributeCommon & {
      readonly kind: 'choice'
      readonly choices: readonly { readonly id: string; readonly name: LocalText }[]
    })

/** What things there are, such as lifts, and what is said of each. */
export interface ThingKind {
  readonly id: string
  readonly name: LocalText
  readonly attributes: readonly Attribute[]
}
