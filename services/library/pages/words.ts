import { type LocalText, localText } from '@hefu/standard'
import type { RecordRefusal } from '../catalogue/catalogue-record.ts'
import type { BorrowRefusal } from '../loans/borrow.ts'
import type { ReserveRefusal } from '../loans/reserve.ts'
import type { ReaderClass, RenewalRefusal } from '../loans/terms.ts'

/** What the service is called on every page. */
export const SERVICE_NAME: LocalText = localText('图书馆', 'Library')

export const CLASS_NAMES: Readonly<Record<ReaderClass, LocalText>> = {
  adult: localText('成人', 'Adult'),
  child: localText('少年儿童', 'Child'),
  research: localText('研究', 'Research'),
}

/** Why nothing is lent. */
export const BORROW_REFUSALS: Readonly<Record<BorrowRefusal, LocalText>> = {
  'over-limit': localText(
    '已达到可借册数上限，请先归还一册。',
    'This reader has as many as the class may have. Return one first.',
  ),
  overdue: localText('有逾期未还的图书，请先归还或续借。', 'Something is overdue. Return it first.'),
  fines: localText('欠费已达二十元，请先缴清。', 'Twenty yuan or more are owed. Pay first.'),
  'unknown-item': localText('馆藏中没有这一册。', 'The catalogue has no such copy.'),
  yours: localText('这一册已经借给这位读者。', 'This reader has it already.'),
  'on-loan': localText(
    '这一册记在另一个账户名下。如果读者更换了手机，可以改记到新借书证。',
    'It is out under another account. If this reader has a new card after losing a phone, take it over.',
  ),
  held: localText('这一册为预约的读者保留。', 'It is held for a reader who has reserved it.'),
}

/** Why a loan is not renewed. */
export const RENEWAL_REFUSALS: Readonly<Record<RenewalRefusal | 'not-yours', LocalText>> = {
  overdue: localText('已经逾期，请归还。', 'It is overdue. Bring it back.'),
  reserved: localText('有其他读者在等这本书。', 'Somebody else waits for it.'),
  'no-renewals': localText('续借次数已用完。', 'It has been renewed as often as it may be.'),
  fines: localText('欠费已达二十元，请先缴清。', 'You owe twenty yuan or more. Pay first.'),
  'too-early': localText('刚刚借出，还不需要续借。', 'It was lent today: there is nothing to gain yet.'),
  'not-yours': localText('您没有借这一册。', 'You do not have this copy.'),
}

/** Why a book is not reserved. */
export const RESERVE_REFUSALS: Readonly<Record<ReserveRefusal, LocalText>> = {
  'unknown-record': localText('馆藏中没有这本书。', 'The library has no such book.'),
  'on-shelf': localText('书在架上，可以直接去取。', 'A copy is on its shelf. Come and take it.'),
  yours: localText('您已经借了这本书。', 'You have it already.'),
  'reserved-already': localText('您已经预约过这本书。', 'You have reserved it already.'),
  'over-limit': localText('预约数已达上限。', 'You have as many reservations as you may have.'),
  fines: localText('欠费已达二十元，请先缴清。', 'You owe twenty yuan or more. Pay first.'),
}

/** Why a record was not taken. */
export const RECORD_REFUSALS: Readonly<Record<RecordRefusal, LocalText>> = {
  malformed: localText('格式损坏：长度、目录或元素不符', 'Damaged: its lengths, directory or elements do not fit'),
  'not-utf8': localText('不是 UTF-8 编码', 'Not in UTF-8'),
  'no-number': localText('没有控制号（001）', 'No control number (001)'),
  'no-title': localText('没有题名（245）', 'No title (245)'),
  'too-long': localText('内容过长', 'Too long'),
  'bad-item': localText('馆藏代码（852 $p）不能印在标签上', 'The code of a copy (852 $p) is none for a label'),
  'item-taken': localText('馆藏代码已属于另一条记录', 'A copy belongs to another record'),
  'number-twice': localText('文件中控制号重复', 'The number occurs twice in the file'),
}

/** What a page says after something was done, by a word in its address. */
export const DONE: Readonly<Record<string, LocalText>> = {
  renewed: localText('已续借', 'Renewed'),
  reserved: localText(
    '已预约；有书时在这里显示，为您保留七天',
    'Reserved. You see here when a copy is held for you, for seven days',
  ),
  cancelled: localText('已取消预约', 'The reservation is given up'),
  paid: localText('已缴清', 'Paid'),
  nothing: localText('没有欠费', 'Nothing is owed'),
}

/** `¥3.50` of 350 fen. */
export function money(fen: number): string {
  return `¥${(fen / 100).toFixed(2)}`
}
