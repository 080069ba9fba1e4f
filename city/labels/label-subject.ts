import type { PublicSubject } from '@hefu/standard'

/** Whose label it is, and what is printed beside the code. */
export interface LabelSubject {
  readonly subject: PublicSubject
  readonly id: string
  readonly label: string
}

/** Which subjects are meant; with neither, all. */
export interface SubjectSelection {
  readonly kind?: string
  readonly ids?: ReadonlySet<string>
}
