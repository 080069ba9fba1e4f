export { AppBar } from './app-bar.tsx'
export { Button, type ButtonKind, FileButton, IconButton } from './button.tsx'
export { BarChart } from './chart/bar-chart.tsx'
export type {
  ChartFormat,
  ChartWords,
  Count,
  Figure,
  Series,
  Span,
  SpanRow,
  TimePoint,
} from './chart/chart-data.ts'
export { CountBars } from './chart/count-bars.tsx'
export { LineChart } from './chart/line-chart.tsx'
export { SpanChart } from './chart/span-chart.tsx'
export { Choice, type ChoiceOption, Segments } from './choice.tsx'
export { Dialog } from './dialog.tsx'
export { drawMixedQr } from './draw-mixed-qr.ts'
export { EmptyState } from './empty-state.tsx'
export { Fault } from './fault.tsx'
export {
  BackIcon,
  CameraOffIcon,
  CardsIcon,
  CheckIcon,
  CloseIcon,
  DeleteIcon,
  DetailsIcon,
  FullScreenIcon,
  ImageIcon,
  LockIcon,
  MuteIcon,
  NextIcon,
  PinIcon,
  ScanIcon,
  ServicesIcon,
  SettingsIcon,
  SoundIcon,
  TorchIcon,
} from './icons.tsx'
export { LANGUAGE_NAMES, LanguageSwitch } from './language-switch.tsx'
export { List, ListItem } from './list.tsx'
export { Notice, type NoticeTone } from './notice.tsx'
export { OtherLanguage } from './other-language.tsx'
export { Panel } from './panel.tsx'
export { QrCode } from './qr-code.tsx'
export { qrPicture } from './qr-picture.ts'
export { Ring } from './ring.tsx'
export { SearchField } from './search-field.tsx'
export { Switch } from './switch.tsx'
export { Tally } from './tally.tsx'
export { Field, type FieldIds, TextField } from './text-field.tsx'
export { ProgressBar, Spinner, Working } from './working.tsx'
