import { Button, LanguageSwitch, List, ListItem, Switch } from '@hefu/ui'
import type { JSX } from 'preact'
import { useCameras } from '../camera/use-cameras.ts'
import { Page } from '../components/page.tsx'
import * as m from '../paraglide/messages.js'
import { useDoor } from '../state/app-context.ts'
import { presentLanguage } from '../words/languages.ts'
import { CitySettings } from './settings-city.tsx'
import { CountSettings } from './settings-count.tsx'
import { HealthSettings } from './settings-health.tsx'
import { ServiceSettings } from './settings-service.tsx'

/** What staff set, beside the door. */
export function Settings({ onBack }: { readonly onBack: () => void }): JSX.Element {
  const { app, state } = useDoor()
  const { settings } = state
  return (
    <Page title={m.settings()} onBack={onBack}>
      <ServiceSettings />
      <CountSettings />
      <section>
        <h2>{m.sound_title()}</h2>
        <List>
          <Switch
            label={m.sound_title()}
            hint={m.sound_hint()}
            checked={settings.sound}
            onChange={(sound) => void app.changeSettings({ sound })}
          />
        </List>
      </section>
      <HealthSettings />
      <CameraSettings />
      <section>
        <h2>{m.language()}</h2>
        <LanguageSwitch label={m.language()} value={presentLanguage()} onChange={app.changeLanguage} />
      </section>
      <CitySettings />
      <Button wide kind="secondary" onClick={onBack}>
        {m.back()}
      </Button>
    </Page>
  )
}

function CameraSettings(): JSX.Element | null {
  const { app, state } = useDoor()
  const cameras = useCameras(null)
  if (cameras.length < 2) return null
  const { camera } = state.settings
  return (
    <section>
      <h2>{m.camera_title()}</h2>
      <List>
        <ListItem
          title={m.camera_default()}
          current={camera === null}
          onClick={() => void app.changeSettings({ camera: null })}
        />
        {cameras.map(({ deviceId, label }, index) => (
          <ListItem
            key={deviceId}
            title={label || m.camera_number({ number: index + 1 })}
            current={camera === deviceId}
            onClick={() => void app.changeSettings({ camera: deviceId })}
          />
        ))}
      </List>
    </section>
  )
}
