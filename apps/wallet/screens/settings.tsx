import type { JSX } from 'preact'
import { LanguageChoice } from '../components/language-choice.tsx'
import { Page } from '../components/page.tsx'
import { Row } from '../components/row.tsx'
import { Switch } from '../components/switch.tsx'
import * as m from '../paraglide/messages.js'
import { useWallet } from '../state/app-context.ts'
import { LOCK_MINUTES } from '../storage/settings.ts'
import { counted } from '../words/times.ts'

/** Settings; the dangerous one last. */
export function SettingsScreen(): JSX.Element {
  const { app, state, navigation } = useWallet()
  const { settings, protection } = state
  return (
    <Page title={m.settings()} onBack={navigation.back}>
      <h2>{m.language()}</h2>
      <LanguageChoice onChange={() => app.state.set({})} />
      <div class="group">
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
      </div>
      <h2 id="lock-after">{m.settings_lock_after()}</h2>
      <fieldset class="choice" aria-labelledby="lock-after">
        {LOCK_MINUTES.map((minutes) => (
          <label key={minutes}>
            <input
              type="radio"
              name="lock-after"
              checked={settings.lockAfterMinutes === minutes}
              onChange={() => void app.changeSettings({ lockAfterMinutes: minutes })}
            />
            <span>{counted(minutes, 'minute')}</span>
          </label>
        ))}
      </fieldset>
      <div class="group">
        <Row
          title={m.settings_protection()}
          value={protection?.kind === 'passkey' ? m.protect_passkey() : m.protect_pin()}
          onClick={() => navigation.go({ name: 'protection' })}
        />
        <Row title={m.lock_now()} onClick={() => app.lock()} />
        <Row title={m.about()} onClick={() => navigation.go({ name: 'about' })} />
        <Row danger title={m.delete_title()} onClick={() => navigation.go({ name: 'delete' })} />
      </div>
    </Page>
  )
}
