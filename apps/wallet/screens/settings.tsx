import { LanguageSwitch, List, ListItem, Segments, Switch } from '@hefu/ui'
import type { JSX } from 'preact'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { LOCK_MINUTES, type LockMinutes } from '../storage/settings.ts'
import { presentLanguage } from '../words/languages.ts'
import { counted } from '../words/times.ts'

/** Settings; the dangerous one last. */
export function SettingsScreen(): JSX.Element {
  const { app, state, navigation } = useWallet()
  const { settings, protection } = state
  return (
    <Page title={m.settings()} onBack={navigation.back}>
      <h2>{m.language()}</h2>
      <LanguageSwitch label={m.language()} value={presentLanguage()} onChange={app.changeLanguage} />
      <List>
        <Switch
          label={m.large_type()}
          hint={m.large_type_hint()}
          checked={settings.largeType}
          onChange={(largeType) => void app.changeSettings({ largeType })}
        />
        {settings.largeType && 'speechSynthesis' in globalThis && (
          <Switch
            label={m.settings_spoken()}
            checked={settings.spoken}
            onChange={(spoken) => void app.changeSettings({ spoken })}
          />
        )}
      </List>
      <h2>{m.settings_lock_after()}</h2>
      <Segments
        label={m.settings_lock_after()}
        value={`${settings.lockAfterMinutes}`}
        options={LOCK_MINUTES.map((minutes) => ({ value: `${minutes}` as const, title: counted(minutes, 'minute') }))}
        onChange={(value) => void app.changeSettings({ lockAfterMinutes: Number(value) as LockMinutes })}
      />
      <List>
        <ListItem title={m.held_title()} hint={m.held_hint()} onClick={() => navigation.go({ name: 'held' })} />
      </List>
      <List>
        <ListItem
          title={m.settings_protection()}
          value={protection?.kind === 'passkey' ? m.protect_passkey() : m.protect_pin()}
          onClick={() => navigation.go({ name: 'protection' })}
        />
        <ListItem title={m.lock_now()} onClick={() => app.lock()} />
        <ListItem title={m.about()} onClick={() => navigation.go({ name: 'about' })} />
        <ListItem danger title={m.delete_title()} onClick={() => navigation.go({ name: 'delete' })} />
      </List>
    </Page>
  )
}
