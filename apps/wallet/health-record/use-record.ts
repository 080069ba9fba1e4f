import { useEffect, useMemo, useState } from 'preact/hooks'
import { useWallet } from '../state/app-context.ts'
import type { SealedValue } from '../storage/sealed-value.ts'
import { KEPT_RECORD, type KeptRecord } from './kept-record.ts'
import { KEPT_SHARES, type KeptShare } from './kept-shares.ts'

/** Something sealed that a screen reads as it comes, and the way to change it. */
export interface Kept<Value> {
  /** Null until it is read. */
  readonly value: Value | null
  /** Sealed before its promise is fulfilled. */
  readonly change: (make: (value: Value) => Value) => Promise<void>
}

/** What all clinics gave. */
export function useRecord(): Kept<readonly KeptRecord[]> {
  return useKept(KEPT_RECORD)
}

/** What is shared. */
export function useShares(): Kept<readonly KeptShare[]> {
  return useKept(KEPT_SHARES)
}

function useKept<Value>(of: SealedValue<Value>): Kept<Value> {
  const { wallet } = useWallet()
  const [value, setValue] = useState<Value | null>(null)
  useEffect(() => {
    let gone = false
    void wallet.read(of).then((read) => gone || setValue(read))
    return () => {
      gone = true
    }
  }, [wallet, of])
  return useMemo(
    () => ({
      value,
      async change(make) {
        const next = make(await wallet.read(of))
        await wallet.write(of, next)
        setValue(next)
      },
    }),
    [value, wallet, of],
  )
}
