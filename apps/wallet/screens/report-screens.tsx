// One file to load for faults that a holder reports, and for what becomes of them.
import type { JSX } from 'preact'
import type { ReportScreen } from '../state/navigation.ts'
import { Followed } from './followed.tsx'
import { Report } from './report.tsx'
import { ReportList } from './report-list.tsx'

/** The screen where the holder is. */
export function ReportScreens({ screen }: { readonly screen: ReportScreen }): JSX.Element {
  switch (screen.name) {
    case 'report':
      return <Report thing={screen.thing} label={screen.label} />
    case 'reports':
      return <ReportList />
    case 'followed':
      return <Followed id={screen.id} />
  }
}
