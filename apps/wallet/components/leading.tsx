import { Notice } from '@hefu/ui'
import type { JSX } from 'preact'
import { useWallet } from '../state/app-context.ts'
import type { Screen } from '../state/navigation.ts'

/** Something to know, with the way to the screen where something can be done about it. */
export function Leading(props: { readonly text: string; readonly label: string; readonly to: Screen }): JSX.Element {
  const { navigation } = useWallet()
  const { text, label, to } = props
  return (
    <Notice
      action={
        <button class="link" type="button" onClick={() => navigation.go(to)}>
          {label}
        </button>
      }
    >
      {text}
    </Notice>
  )
}
