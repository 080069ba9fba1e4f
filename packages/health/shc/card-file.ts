import { fieldsOf, listOf, wrong } from '../reading/fields.ts'
import { MAX_CARD_FILE, MAX_CARDS_IN_FILE } from '../reading/limits.ts'
import { readJson } from '../reading/read-json.ts'

/** The JWS of each card in a `.smart-health-card` file. @throws Unreadable `too-large` or `malformed-content` */
export function readCardFile(text: string): readonly string[] {
  const file = fieldsOf(readJson(text, MAX_CARD_FILE), 'the file')
  const cards = listOf(file.get('verifiableCredential'), 'verifiableCredential', MAX_CARDS_IN_FILE)
  if (cards.length === 0) throw wrong('verifiableCredential')
  return cards.map((card) => {
    if (typeof card !== 'string') throw wrong('verifiableCredential')
    return card
  })
}
