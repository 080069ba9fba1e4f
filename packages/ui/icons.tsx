import type { JSX } from 'preact'

/** Drawn on 24 by 24 with a line of 1.75. Decorative: the name is on the button that carries it. */
function icon(path: string): () => JSX.Element {
  return () => (
    <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}

export const BackIcon: () => JSX.Element = icon('M15 5l-7 7 7 7')
export const NextIcon: () => JSX.Element = icon('M9 5l7 7-7 7')
export const CloseIcon: () => JSX.Element = icon('M6 6l12 12M18 6L6 18')
export const CheckIcon: () => JSX.Element = icon('M5 12.5l4.5 4.5L19 7.5')
export const SettingsIcon: () => JSX.Element = icon('M4 7h9M17 7h3M15 5v4M4 17h3M11 17h9M9 15v4M4 12h16')
export const ServicesIcon: () => JSX.Element = icon('M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h6v6h-6z')
export const ScanIcon: () => JSX.Element = icon('M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16')
export const CardsIcon: () => JSX.Element = icon(
  'M4 6h16a1 1 0 011 1v10a1 1 0 01-1 1H4a1 1 0 01-1-1V7a1 1 0 011-1zM3 10h18',
)
export const PinIcon: () => JSX.Element = icon(
  'M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9-5.2-2.8-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z',
)
export const DetailsIcon: () => JSX.Element = icon('M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.5M12 7.5v.2')
export const DeleteIcon: () => JSX.Element = icon('M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13')
export const LockIcon: () => JSX.Element = icon('M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3')
export const SoundIcon: () => JSX.Element = icon(
  'M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 010 6M18 6.5a7.8 7.8 0 010 11',
)
export const MuteIcon: () => JSX.Element = icon('M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5')
export const TorchIcon: () => JSX.Element = icon('M13 3L5.5 13.5H11L10 21l8-11h-5.5z')
export const FullScreenIcon: () => JSX.Element = icon('M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5')
export const ImageIcon: () => JSX.Element = icon('M4 5h16v14H4zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9.2v.1')
export const CameraOffIcon: () => JSX.Element = icon('M4 4l16 16M8 8H4v11h13.5M11 5.5h3l1.5 2.5H20v9')
