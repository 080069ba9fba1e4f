// What the benchmarks use of @mattrglobal/pairing-crypto. The package's own types are TypeScript sources, which the compiler would check by
// this project's rules; tsconfig.json points here in their place.

interface Signed {
  readonly publicKey: Uint8Array
  readonly header?: Uint8Array
}

interface Bbs {
  generateKeyPair(): Promise<{ readonly publicKey: Uint8Array; readonly secretKey: Uint8Array }>
  sign(
    request: Signed & { readonly secretKey: Uint8Array; readonly messages: readonly Uint8Array[] },
  ): Promise<Uint8Array>
  deriveProof(
    request: Signed & {
      readonly presentationHeader?: Uint8Array
      readonly signature: Uint8Array
      readonly verifySignature: boolean
      readonly messages: readonly { readonly value: Uint8Array; readonly reveal: boolean }[]
    },
  ): Promise<Uint8Array>
  verifyProof(
    request: Signed & {
      readonly presentationHeader?: Uint8Array
      readonly proof: Uint8Array
      readonly messages: Readonly<Record<number, Uint8Array>>
    },
  ): Promise<{ readonly verified: boolean }>
}

declare const pairingCrypto: { readonly bbs: { readonly bls12381_sha256: Bbs } }
export default pairingCrypto
