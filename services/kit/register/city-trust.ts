import { type LogPolicy, parseVerifierKey } from '@hefu/log'
import { z } from 'zod'
import { address } from '../address.ts'

/** Whose word to take for the city's register. */
export interface CityTrust {
  /** Where the register is fetched, without a slash at the end. */
  readonly url: string
  /** Verifier key of the log. */
  readonly logKey: string
  readonly witnesses: readonly string[]
  /** How many of the witnesses must have seen the same. */
  readonly quorum: number
}

/** Its shape in the configuration of a service or a device. */
export const cityTrust: z.ZodType<CityTrust> = z
  .object({
    url: address,
    logKey: z.string().min(1),
    witnesses: z.array(z.string().min(1)).min(1),
    quorum: z.int().min(1),
  })
  .refine(({ quorum, witnesses }) => quorum <= witnesses.length, { path: ['quorum'], error: 'more than there are' })

/** @throws LogError `malformed-key` */
export async function policyOf({ logKey, witnesses, quorum }: CityTrust): Promise<LogPolicy> {
  return {
    logKey: await parseVerifierKey(logKey),
    witnesses: await Promise.all(witnesses.map((witness) => parseVerifierKey(witness))),
    quorum,
  }
}
