import type { Purchases } from '@hefu/service-kit'

/**
 * Payments of which none is asked about while its order is on its way: a provider that has not yet been reached would
 * answer that there is no such payment, and take none any more. Who presses the button twice waits for the one
 * answer.
 */
export function onceInFlight(purchases: Purchases): Purchases {
  const inFlight = new Map<string, ReturnType<Purchases['pay']>>()
  return {
    ...purchases,
    pay(order) {
      const running = inFlight.get(order.key)
      if (running) return running
      const paying = purchases.pay(order).finally(() => inFlight.delete(order.key))
      inFlight.set(order.key, paying)
      return paying
    },
    settle: async (key) => (inFlight.has(key) ? 'asked' : purchases.settle(key)),
  }
}
