import { Reveal } from '@hefu/app-browser/consent'
import { KNOWN_TYPES } from '@hefu/standard'
import type { HeldCredential } from '@hefu/wallet'
import type { JSX } from 'preact'
import { inLanguage } from '../words/languages.ts'
import { valueInWords } from '../words/values.ts'

/** What a card says, an entry a line. @param hidden whether each value is behind a tap */
export function CardValues({
  of,
  hidden = true,
}: {
  readonly of: HeldCredential
  readonly hidden?: boolean
}): JSX.Element {
  const type = KNOWN_TYPES.find(({ id }) => id === of.header.type)
  return (
    <ul class="asked">
      {type?.attributes.map((attribute, index) => {
        const name = inLanguage(attribute.label)
        const value = valueInWords(attribute, of.values[index] ?? null)
        return (
          <li key={attribute.name}>
            <span>{name}</span>
            {hidden ? <Reveal name={name}>{value}</Reveal> : <span>{value}</span>}
          </li>
        )
      })}
    </ul>
  )
}
