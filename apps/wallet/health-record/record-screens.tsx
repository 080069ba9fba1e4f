// One file to load for the health record: who never opens it never loads it.
import './record.css'
import type { JSX } from 'preact'
import type { RecordScreen } from '../state/navigation.ts'
import { HealthRecord } from './record.tsx'
import { RecordClinics } from './record-clinics.tsx'
import { RecordEntryScreen } from './record-entry.tsx'
import { RecordFetch } from './record-fetch.tsx'
import { RecordShare } from './record-share.tsx'
import { RecordShared, RecordShares } from './record-shares.tsx'

/** The screen where the holder is. */
export function RecordScreens({ screen }: { readonly screen: RecordScreen }): JSX.Element {
  switch (screen.name) {
    case 'record':
      return <HealthRecord />
    case 'record-entry':
      return <RecordEntryScreen entryKey={screen.key} />
    case 'record-clinics':
      return <RecordClinics />
    case 'record-fetch':
      return <RecordFetch service={screen.service} />
    case 'record-share':
      return <RecordShare />
    case 'record-shares':
      return <RecordShares />
    case 'record-shared':
      return <RecordShared url={screen.url} />
  }
}
