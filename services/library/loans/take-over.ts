import type { Reader } from '../readers/open-readers.ts'
import { type Borrowed, borrow } from './borrow.ts'
import type { Lending } from './lending.ts'
import { returnCopy } from './return-copy.ts'

/**
 * Lends a copy that is out under another account to who brings it to the counter: a reader with a new card after a lost phone. Having the copy is
 * the proof, as it is for a return; that both accounts were one reader's is written nowhere. A fine for being late is the reader's who took it over.
 */
export async function takeOver(lending: Lending, reader: Reader, item: string): Promise<Borrowed> {
  await returnCopy(lending, item, reader.account)
  return borrow(lending, reader, item)
}
