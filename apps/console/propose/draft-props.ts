import type { DraftField, ServiceDraft } from '../register/service-draft.ts'

/** What every part of the form is given. */
export interface DraftProps {
  readonly draft: ServiceDraft
  readonly onChange: (change: Partial<ServiceDraft>) => void
  /** Fields to say something about: none before somebody tried to sign. */
  readonly wrong: ReadonlySet<DraftField>
}
