import { z } from 'zod'
import { FARE_CLASSES, FARES, PRODUCTS } from '../feed/fares.ts'
import { COUNTS } from '../sales/products.ts'
import { readReceipt } from '../sales/receipt.ts'

const state = z.enum(['asked', 'paid', 'refused', 'refunded'])
const receipt = z.string().meta({ example: '7H2KD-0Q9RC-5W1XJ-M3N8T' })
const localText = z.object({ 'zh-CN': z.string(), en: z.string() })

/** What is bought. A receipt code that is given makes the purchase idempotent. */
export interface PurchaseBody {
  readonly receipt?: string | undefined
  readonly product: (typeof PRODUCTS)[number]
  readonly fare: (typeof FARES)[number]
  readonly class: (typeof FARE_CLASSES)[number]
  readonly count?: number | undefined
  readonly month?: string | undefined
  /** The id of an ask at which a concession was shown, for the reduced price. */
  readonly concession?: string | undefined
}

export const purchaseBody: z.ZodType<PurchaseBody> = z.object({
  receipt: receipt.refine((text) => readReceipt(text) !== null).optional(),
  product: z.enum(PRODUCTS),
  fare: z.enum(FARES),
  class: z.enum(FARE_CLASSES),
  count: z.literal([...COUNTS]).optional(),
  month: z.string().optional(),
  concession: z.string().optional(),
})

export const purchaseMade: z.ZodType<{ readonly receipt: string; readonly state: string }> = z.object({ receipt, state })

const offer = z.object({ code: z.string(), link: z.string(), isRedeemed: z.boolean() })

/** A purchase with its tickets, once they are paid. */
export const purchaseAnswer: z.ZodType = z.object({
  product: z.enum(PRODUCTS),
  fare: z.enum(FARES),
  class: z.enum(FARE_CLASSES),
  count: z.int(),
  month: z.string().nullable(),
  amount: z.int().meta({ description: 'In fen.' }),
  state,
  offers: z.array(offer),
})

export const refundAnswer: z.ZodType = z.object({
  amount: z.int().meta({ description: 'In fen.' }),
  state: z.enum(['waiting', 'paying', 'paid', 'refused']),
})

export const answerBody: z.ZodType<{ readonly pass: string }> = z.object({ pass: z.string().max(4300) })

/** Lines and stops. */
export const networkAnswer: z.ZodType = z.object({
  operator: localText,
  lines: z.array(
    z.object({ id: z.string(), sign: z.string(), name: localText, kind: z.string(), colour: z.string(), stops: z.array(z.string()) }),
  ),
  stops: z.array(z.object({ id: z.string(), name: localText, zone: z.string() })),
})

/** Prices in fen. */
export const faresAnswer: z.ZodType = z.object({
  prices: z.array(
    z.object({ product: z.enum(PRODUCTS), fare: z.enum(FARES), class: z.enum(FARE_CLASSES), amount: z.int() }),
  ),
  journeySeconds: z.int(),
})

export const askBody: z.ZodType<{ readonly for: 'reduced' | 'refund' }> = z.object({ for: z.enum(['reduced', 'refund']) })

/** Something asked for, with the request to show, and what came of it. */
export const askAnswer: z.ZodType = z.object({
  id: z.string(),
  request: z.string().optional().meta({ description: '`HQ1:...`, good for half a minute.' }),
  validUntil: z.int().optional(),
  outcome: z
    .object({
      kind: z.enum(['entitled', 'given-back', 'not-given-back']),
      receipt: z.string().optional(),
      reason: z.enum(['used', 'refunded']).optional(),
    })
    .nullable(),
})
