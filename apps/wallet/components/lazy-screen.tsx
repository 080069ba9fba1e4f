import { Working } from '@hefu/ui'
import type { ComponentType, JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { working } from '../paraglide/messages.js'

/** A screen whose code is loaded when it is first shown. Loading again after a failure is up to the caller's `load`. */
export function lazyScreen<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => JSX.Element {
  let loaded: ComponentType<Props> | null = null
  return (props) => {
    const [, redraw] = useState({})
    useEffect(() => {
      if (loaded) return
      load().then(
        (component) => {
          loaded = component
          redraw({})
        },
        () => location.reload(),
      )
    }, [])
    const Screen = loaded
    return Screen ? <Screen {...props} /> : <Working label={working()} />
  }
}
