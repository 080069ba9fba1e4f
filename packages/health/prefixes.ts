/** Begins every EU DCC: the context identifier of the Electronic Health Certificates specification, section 5. */
export const DCC_PREFIX = 'HC1:'

/** Begins every code of a SMART Health Card. */
export const SHC_PREFIX = 'shc:/'

/** Whether a text begins as the code of a health certificate does. Apps ask this before they load what reads one. */
export function isHealthCode(text: string): boolean {
  return text.startsWith(DCC_PREFIX) || text.startsWith(SHC_PREFIX)
}
