import { listed as listedAsWritten } from '@hefu/app-browser'
import { lowered } from '@hefu/app-browser/consent'

export { chooseLanguage, inLanguage, presentLanguage, tellDocument } from '@hefu/app-browser'

/** Several labels in one line, with one capital at most. */
export function listed(labels: readonly string[]): string {
  return listedAsWritten(lowered(labels))
}
