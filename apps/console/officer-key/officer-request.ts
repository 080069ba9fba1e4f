import { ProblemError } from '@hefu/app-browser/city-api'
import { BytesError, fromBase64url, toBase64url } from '@hefu/bytes'
import { type Officer, officerId, StandardError } from '@hefu/standard'

/** What a new officer hands to a colleague, who proposes them: nothing in it is secret. */
export function requestText({ id, office, publicKey }: Officer): string {
  return JSON.stringify({ id, office, publicKey: toBase64url(publicKey) }, null, 2)
}

/** Reads it. @throws ProblemError `invalid-form` */
export function readRequest(text: string): Officer {
  try {
    const { id, office, publicKey } = JSON.parse(text)
    const key = fromBase64url(String(publicKey))
    const texts = [office['zh-CN'], office.en]
    if (key.length !== 32 || !texts.every((one) => typeof one === 'string' && one !== '')) {
      throw new ProblemError('invalid-form', 'office or key is missing')
    }
    return { id: officerId(String(id)), office: { 'zh-CN': office['zh-CN'], en: office.en }, publicKey: key }
  } catch (cause) {
    const expected = [SyntaxError, TypeError, BytesError, StandardError, ProblemError]
    if (!expected.some((kind) => cause instanceof kind)) throw cause
    throw new ProblemError('invalid-form', 'this is no request of an officer', { cause })
  }
}
