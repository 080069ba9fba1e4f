/** Labels for one line. Where a language begins labels with a capital, only the first keeps it. */
export function lowered(labels: readonly string[]): readonly string[] {
  return labels.map((label, index) =>
    index > 0 && /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label,
  )
}
