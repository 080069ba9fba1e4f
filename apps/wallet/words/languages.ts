import { listed as listedAsWritten } from '@hefu/app-browser'

export { chooseLanguage, inLanguage, presentLanguage, tellDocument } from '@hefu/app-browser'

/** Several labels in one line. Where a language begins labels with a capital, only the first keeps it. */
export function listed(labels: readonly string[]): string {
  return listedAsWritten(
    labels.map((label, index) =>
      index > 0 && /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label,
    ),
  )
}
