import type { PaymentAnswer, PaymentOrder, PaymentPort } from './payment-port.ts'

/** What the sandbox does with the next order: `time-out-paid` takes the money and says nothing, `time-out-lost` never got the order. */
export type SandboxCase = 'pays' | 'refuses' | 'time-out-paid' | 'time-out-lost' | 'answers-twice'

/** A payment provider that moves no money, for demonstrations and tests. */
export interface SandboxPayments extends PaymentPort {
  /** What becomes of the orders that come next, in their order; after them every order is paid. */
  next(...cases: readonly SandboxCase[]): void
  /** In fen, what was taken less what was paid back. */
  balance(): number
}

/** Opens a sandbox. */
export function sandboxPayments(): SandboxPayments {
  const planned: SandboxCase[] = []
  const taken = new Map<string, { readonly amount: number; refunded: boolean }>()
  const refused = new Set<string>()

  /** One key is one charge, as a provider promises. */
  function take({ key, amount }: PaymentOrder): PaymentAnswer {
    if (refused.has(key)) return 'refused'
    if (!taken.has(key)) taken.set(key, { amount, refunded: false })
    return 'paid'
  }

  return {
    next: (...cases) => void planned.push(...cases),
    balance: () => [...taken.values()].reduce((sum, { amount, refunded }) => sum + (refunded ? 0 : amount), 0),
    async pay(order) {
      switch (planned.shift() ?? 'pays') {
        case 'refuses':
          refused.add(order.key)
          return 'refused'
        case 'time-out-paid':
          take(order)
          return 'unknown'
        case 'time-out-lost':
          return 'unknown'
        case 'answers-twice':
          take(order)
          return take(order)
        default:
          return take(order)
      }
    },
    async find(key) {
      if (taken.has(key)) return 'paid'
      if (refused.has(key)) return 'refused'
      refused.add(key)
      return 'none'
    },
    async refund(key) {
      const payment = taken.get(key)
      if (!payment) return 'refused'
      payment.refunded = true
      return 'refunded'
    },
  }
}
