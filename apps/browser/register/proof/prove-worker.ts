import { decodeRegisterBundle } from '@hefu/standard'
import { BrowserError } from '../../error.ts'
import { proveBundle } from '../../trust/accept-bundle.ts'
import type { ProofAnswer, ProofQuestion } from './prove-messages.ts'

addEventListener('message', async ({ data }: MessageEvent<ProofQuestion>) => {
  tell(await answer(data))
})

async function answer({ bytes, log }: ProofQuestion): Promise<ProofAnswer> {
  try {
    tell({ counted: countOf(bytes) })
    return { proven: await proveBundle(bytes, log, null) }
  } catch (error) {
    if (!(error instanceof BrowserError)) return { failed: 'bundle-refused', message: String(error), evidence: null }
    return { failed: error.code, message: error.message, evidence: error.evidence }
  }
}

/** For the progress alone: what is malformed is refused by the proof, with its reason. */
function countOf(bytes: Uint8Array): number {
  try {
    return decodeRegisterBundle(bytes).entries.length
  } catch {
    return 0
  }
}

function tell(message: ProofAnswer): void {
  postMessage(message)
}
