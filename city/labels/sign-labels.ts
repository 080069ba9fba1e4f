import { isLabelText, isSubjectId, signPublicCode } from '@hefu/standard'
import { CityError } from '../error.ts'
import type { LabelKeys } from './keys/label-keys.ts'
import type { LabelSubject } from './label-subject.ts'

/** A subject with its public code. */
export interface SignedLabel extends LabelSubject {
  /** The text of the QR code. */
  readonly code: string
}

/**
 * Signs the codes of organisations and things, one after the other as they come. Every code is signed with the key that is in force
 * when it is signed.
 *
 * @throws CityError `no-label-key` before the first, and where a key ends on the way; `invalid-label` for a subject that no code may have
 * @example for await (const { code } of signLabels(labelKeys, [{ subject: 'thing', id: 'lift-42', label: '2号梯' }])) draw(code)
 */
export async function* signLabels(
  keys: Pick<LabelKeys, 'signingKey'>,
  subjects: Iterable<LabelSubject> | AsyncIterable<LabelSubject>,
): AsyncGenerator<SignedLabel> {
  for await (const { subject, id, label } of subjects) {
    if (!isSubjectId(id))
      throw new CityError('invalid-label', `${JSON.stringify(id)} is no id that an address may have`)
    if (!isLabelText(label)) throw new CityError('invalid-label', `${id}: not a text that may stand on a label`)
    const { id: keyId, origin, privateKey } = keys.signingKey(subject)
    yield { subject, id, label, code: await signPublicCode({ subject, origin, id, label, keyId }, privateKey) }
  }
}
