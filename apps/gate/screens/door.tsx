import { IconButton, SettingsIcon, Working } from '@hefu/ui'
import type { JSX } from 'preact'
import { useRef } from 'preact/hooks'
import { useCamera } from '../camera/use-camera.ts'
import { useCameras } from '../camera/use-cameras.ts'
import { useLooking } from '../camera/use-looking.ts'
import { usePictures } from '../camera/use-pictures.ts'
import { CameraTrouble } from '../components/camera-trouble.tsx'
import { DoorTools } from '../components/door-tools.tsx'
import { DoorWarnings } from '../components/door-warnings.tsx'
import { RequestPanel } from '../components/request-panel.tsx'
import * as m from '../paraglide/messages.js'
import { askedIndexes } from '../requests/asked-indexes.ts'
import { useRequest } from '../requests/use-request.ts'
import { useAwake } from '../signals/use-awake.ts'
import { useSoundAllowed } from '../signals/use-sound-allowed.ts'
import { useDoor } from '../state/app-context.ts'
import { ageOf } from '../trust/bundle-age.ts'
import { learnsLine } from '../words/attributes.ts'
import { ageInWords, inLanguage } from '../words/languages.ts'
import { VerdictLayer } from './verdict-layer.tsx'

/** The door: the camera looks, verdicts come and go, and nobody presses anything between two people. */
export function Door({ onSettings }: { readonly onSettings: () => void }): JSX.Element {
  const { app, state, bundle, service, type } = useDoor()
  const { settings, opened, count } = state
  const video = useRef<HTMLVideoElement>(null)
  const camera = useCamera(video, settings.camera)
  const cameras = useCameras(camera.state)
  const asked = askedIndexes(service, settings.optional)
  const request = useRequest(app, opened ? asked : null)
  const pictures = usePictures(app, opened)
  const soundAllowed = useSoundAllowed()
  useLooking(app, video, camera.track, opened)
  useAwake()

  const works = camera.state === 'on' || camera.state === 'opening'
  const ready = opened && camera.state === 'on'
  const facing = camera.track?.getSettings().facingMode
  return (
    <main class="door" data-asks={asked !== null} data-ready={ready} data-testid="door">
      <header class="door-head">
        <div class="door-title">
          <h1>{inLanguage(service.name)}</h1>
          <p>{inLanguage(service.operator)}</p>
        </div>
        <IconButton label={m.settings()} onClick={onSettings}>
          <SettingsIcon />
        </IconButton>
      </header>
      <DoorWarnings />
      {asked && <RequestPanel request={request} />}
      <section class="view" data-camera={camera.state} data-testid="camera">
        <video ref={video} muted playsInline tabIndex={-1} data-mirrored={facing === 'user'} hidden={!works} />
        {camera.state === 'on' && <span class="view-frame" aria-hidden="true" />}
        {!(opened && camera.state !== 'opening') && works && <Working label={m.camera_opening()} />}
        {!works && <CameraTrouble code={camera.state} onRetry={camera.retry} onFile={pictures.read} />}
      </section>
      <div class="prompt">
        {works && <p class="prompt-words">{asked ? m.prompt_answer() : m.prompt()}</p>}
        {works && !asked && <p class="small">{learnsLine(service, type)}</p>}
        {works && settings.health && (
          <p class="small" role="status">
            {state.parts ? m.health_parts(state.parts) : m.health_prompt()}
          </p>
        )}
        {pictures.empty && (
          <p class="prompt-problem" role="alert">
            {m.no_code()}
          </p>
        )}
      </div>
      <footer class="door-foot">
        <div class="door-facts">
          <p data-testid="count">{m.count_line(count)}</p>
          <p>{m.age_line({ age: ageInWords(ageOf(bundle, app.clock())) })}</p>
          {settings.sound && !soundAllowed && <p>{m.sound_touch()}</p>}
        </div>
        <DoorTools track={camera.track} cameras={cameras} onFile={pictures.read} />
      </footer>
      <VerdictLayer />
    </main>
  )
}
