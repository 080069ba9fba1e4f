import { decodePass, encodePass, type Pass } from '@hefu/standard'

/**
 * Forgeries of a pass that discloses a concession class, each well-formed: what is wrong with them only the proof can tell.
 */
export function tamperedPasses(genuine: string): readonly { readonly what: string; readonly text: string }[] {
  const pass = decodePass(genuine)
  const altered = new Map(Array.from(pass.disclosed, ([index]) => [index, 'disability'] as const))
  const forgeries: readonly (readonly [string, Partial<Pass>])[] = [
    ['another concession', { disclosed: altered }],
    ['one bit of the proof', { proof: flipBit(pass.proof, pass.proof.length - 1) }],
    ['another slot', { slot: (pass.slot + 1) as Pass['slot'] }],
    ['one bit of the pseudonym', { pseudonym: flipBit(pass.pseudonym, 47) }],
  ]
  return forgeries.map(([what, change]) => ({ what, text: encodePass({ ...pass, ...change }) }))
}

function flipBit(bytes: Uint8Array, at: number): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 1 : byte))
}
