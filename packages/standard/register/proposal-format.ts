import { encodeDcbor } from '@hefu/bytes'
import { readArray, readBytes, readInteger, readText } from '../cbor-shape.ts'
import { StandardError } from '../error.ts'
import { bodyFromCbor, bodyToCbor, decodeRegisterCbor, officerId } from './act-format.ts'
import type { SignedProposal } from './sign-act.ts'

/** A proposal on its way from one officer to another: dCBOR `[1, [kind, ...], proposer, proposed at, signature]`. */
export function encodeProposal({ body, proposer, proposedAt, proposal }: SignedProposal): Uint8Array {
  return encodeDcbor([1, bodyToCbor(body), proposer, proposedAt, proposal])
}

/**
 * Reads a proposal. Neither its signature nor the rules are checked here.
 *
 * @throws StandardError `malformed`, `too-large`, `unknown-version` or `invalid-register`
 */
export function decodeProposal(bytes: Uint8Array): SignedProposal {
  const items = readArray(decodeRegisterCbor(bytes))
  if (items[0] !== 1) throw new StandardError('unknown-version', 'only version 1 of proposals is known')
  const [, body, proposer, proposedAt, proposal] = readArray(items, 5)
  return {
    body: bodyFromCbor(body),
    proposer: officerId(readText(proposer, 64)),
    proposedAt: readInteger(proposedAt, 0, 2 ** 45),
    proposal: readBytes(proposal, 64),
  }
}
