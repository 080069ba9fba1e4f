import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ServiceError } from '../error.ts'
import type { PaymentPort } from './payment-port.ts'
import { sandboxPayments } from './sandbox.ts'

const VERBS = ['pay', 'find', 'refund'] as const

/**
 * Opens the payment provider that an operator names.
 *
 * @param where the path of an ES module whose default export is a `PaymentPort`; `sandbox` for one that moves no money
 * @throws ServiceError `payment-provider` for a module that is not there, does not load or exports something else
 */
export async function loadPayments(where: string): Promise<PaymentPort> {
  if (where === 'sandbox') return sandboxPayments()
  const loaded: { readonly default?: Partial<PaymentPort> | null } = await import(
    pathToFileURL(resolve(where)).href
  ).catch((cause: unknown) => {
    throw new ServiceError('payment-provider', `${where} does not load`, { cause })
  })
  const provider = loaded.default
  const missing = VERBS.filter((verb) => typeof provider?.[verb] !== 'function')
  if (missing.length > 0) throw new ServiceError('payment-provider', `${where} has no ${missing.join(', ')}`)
  return provider as PaymentPort
}
