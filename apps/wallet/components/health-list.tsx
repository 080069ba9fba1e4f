import { List, ListItem } from '@hefu/ui'
import type { JSX } from 'preact'
import { useHealth } from '../health/use-health.ts'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { aboutInWords, formatInWords } from '../words/health-list.ts'

/** The health certificates of others that are in this wallet, a line each. */
export function HealthList(): JSX.Element | null {
  const { navigation } = useWallet()
  const { kept } = useHealth()
  if (!kept || kept.length === 0) return null
  return (
    <section>
      <h2>{m.health_list()}</h2>
      <List label={m.health_list()}>
        {kept.map(({ id, about, name, format }) => (
          <ListItem
            key={id}
            title={aboutInWords(about)}
            hint={[name, formatInWords(format)].filter(Boolean).join(' · ')}
            onClick={() => navigation.go({ name: 'health', id })}
          />
        ))}
      </List>
    </section>
  )
}
