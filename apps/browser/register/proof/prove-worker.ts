import { BrowserError } from '../../error.ts'
import { proveBundle } from '../../trust/accept-bundle.ts'
import type { ProofAnswer, ProofQuestion } from './prove-messages.ts'

addEventListener('message', async ({ data }: MessageEvent<ProofQuestion>) => {
  tell(await answer(data))
})

async function answer({ bytes, log }: ProofQuestion): Promise<ProofAnswer> {
  try {
    return { register: await proveBundle(bytes, log, null, tellProgress) }
  } catch (error) {
    if (!(error instanceof BrowserError)) return { failed: 'bundle-refused', message: String(error), evidence: null }
    return { failed: error.code, message: error.message, evidence: error.evidence }
  }
}

/** In steps of a hundredth: more nobody sees. */
function tellProgress(proven: number, of: number): void {
  if (proven % Math.ceil(of / 100) === 0 || proven === of) tell({ proven, of })
}

function tell(message: ProofAnswer): void {
  postMessage(message)
}
