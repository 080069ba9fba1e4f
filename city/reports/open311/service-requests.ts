import type { Language, LocalText } from '@hefu/standard'
import type { FaultCategory } from '../category.ts'
import { isClosed, type Report, type ReportEvent } from '../report.ts'
import { STATE_NAMES } from '../state-names.ts'
import type { Answer } from './answer-format.ts'

/** What is read beside reports, so that they are told with names. */
export interface RequestNames {
  readonly categories: ReadonlyMap<string, FaultCategory>
  readonly custodians: ReadonlyMap<string, LocalText>
  /** Of things. */
  readonly addresses: ReadonlyMap<string, LocalText>
  readonly events: ReadonlyMap<string, ReportEvent>
  /** Ids of photos that all see. */
  readonly photos: ReadonlyMap<string, string>
}

/** Reports as everybody reads them. Words and photos are there once the custodian has looked at them. */
export function serviceRequests(
  reports: readonly Report[],
  names: RequestNames,
  options: { readonly publicUrl: string; readonly language: Language },
): Answer {
  const requests = reports.map((report) => toRequest(report, names, options))
  return { json: requests, xml: { service_requests: { request: requests } } }
}

function toRequest(
  report: Report,
  { categories, custodians, addresses, events, photos }: RequestNames,
  { publicUrl, language }: { readonly publicUrl: string; readonly language: Language },
) {
  const { id, category, custodian, thing, point, words, wordsShown, state, openedAt, changedAt } = report
  const photo = photos.get(id)
  return {
    service_request_id: id,
    status: isClosed(state) ? 'closed' : 'open',
    status_notes: events.get(id)?.note ?? STATE_NAMES[state][language],
    service_name: categories.get(category)?.name[language] ?? null,
    service_code: category,
    description: wordsShown ? words : null,
    agency_responsible: custodians.get(custodian)?.[language] ?? null,
    service_notice: null,
    requested_datetime: momentOf(openedAt),
    updated_datetime: momentOf(changedAt),
    expected_datetime: null,
    address: addresses.get(thing ?? '')?.[language] ?? null,
    address_id: thing,
    zipcode: null,
    lat: point.latitude,
    long: point.longitude,
    media_url: photo === undefined ? null : `${publicUrl}/reports/photos/${photo}.jpg`,
  }
}

function momentOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000', '')
}
