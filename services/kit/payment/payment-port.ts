/** What a payment provider says of a payment. `unknown`: it may or may not have happened; ask again. */
export type PaymentAnswer = 'paid' | 'refused' | 'unknown'

/** What is to be paid. */
export interface PaymentOrder {
  /** Names the payment; the same key twice is one payment. */
  readonly key: string
  /** In fen, a whole number above 0. */
  readonly amount: number
  /** For the payer's statement; says nothing of who pays or where they go. */
  readonly what: string
}

/** A payment provider. Its promise: orders with one key are one payment, however often and in whatever order they arrive. */
export interface PaymentPort {
  pay(order: PaymentOrder): Promise<PaymentAnswer>
  /** What became of a payment; `none` where the order never arrived, and from then on none with that key is taken. */
  find(key: string): Promise<PaymentAnswer | 'none'>
  /** Pays back the whole of a payment; once, however often it is asked. */
  refund(key: string): Promise<'refunded' | 'refused' | 'unknown'>
}
