import { toHex } from '@hefu/bytes'
import { useEffect, useState } from 'preact/hooks'

/** SHA-256 of each public key, the first 16 bytes in hexadecimal; empty until they are worked out. @param publicKeys the same array each time */
export function useFingerprints(publicKeys: readonly Uint8Array[]): readonly string[] {
  const [prints, setPrints] = useState<readonly string[]>([])
  useEffect(() => {
    void Promise.all(publicKeys.map(fingerprint)).then(setPrints)
  }, [publicKeys])
  return prints
}

async function fingerprint(publicKey: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', publicKey as Uint8Array<ArrayBuffer>)
  return toHex(new Uint8Array(hash)).slice(0, 32)
}
