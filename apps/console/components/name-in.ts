import { inLanguage } from '@hefu/app-browser/register'
import type { LocalText } from '@hefu/standard'

/** The name of what has an id, such as a kind of things or a custodian; the id where there is none. */
export function nameIn(list: readonly { readonly id: string; readonly name: LocalText }[], id: string): string {
  const found = list.find((one) => one.id === id)
  return found ? inLanguage(found.name) : id
}
