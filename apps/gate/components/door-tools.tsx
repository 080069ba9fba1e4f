import { FullScreenIcon, IconButton, ImageIcon, MuteIcon, ScanIcon, SoundIcon, TorchIcon } from '@hefu/ui'
import type { JSX } from 'preact'
import type { Camera } from '../camera/use-cameras.ts'
import { useTorch } from '../camera/use-torch.ts'
import * as m from '../paraglide/messages.js'
import { useFullScreen } from '../signals/use-full-screen.ts'
import { useApp } from '../state/app-context.ts'

/** What a hand in a glove may want at the door: sound, light, another camera, a picture, the whole screen. */
export function DoorTools(props: {
  readonly track: MediaStreamTrack | null
  readonly cameras: readonly Camera[]
  readonly onFile: (file: File) => void
}): JSX.Element {
  const { app, state } = useApp()
  const torch = useTorch(props.track)
  const fullScreen = useFullScreen()
  const { sound } = state.settings
  return (
    <div class="door-tools">
      <IconButton
        label={sound ? m.sound_on() : m.sound_off()}
        onClick={() => void app.changeSettings({ sound: !sound })}
      >
        {sound ? <SoundIcon /> : <MuteIcon />}
      </IconButton>
      {torch && (
        <IconButton label={m.torch()} pressed={torch.on} onClick={torch.toggle}>
          <TorchIcon />
        </IconButton>
      )}
      {props.cameras.length > 1 && (
        <IconButton
          label={m.next_camera()}
          onClick={() => void app.changeSettings({ camera: after(props.cameras, props.track) })}
        >
          <ScanIcon />
        </IconButton>
      )}
      <label class="icon-button" title={m.choose_image()}>
        <ImageIcon />
        <span class="visually-hidden">{m.choose_image()}</span>
        <input
          class="visually-hidden"
          type="file"
          accept="image/*"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            currentTarget.value = ''
            if (file) props.onFile(file)
          }}
        />
      </label>
      {fullScreen && (
        <IconButton label={m.full_screen()} pressed={fullScreen.on} onClick={fullScreen.toggle}>
          <FullScreenIcon />
        </IconButton>
      )}
    </div>
  )
}

/** The camera after the one that is on. */
function after(cameras: readonly Camera[], track: MediaStreamTrack | null): string | null {
  const present = cameras.findIndex(({ deviceId }) => deviceId === track?.getSettings().deviceId)
  return cameras[(present + 1) % cameras.length]?.deviceId ?? null
}
