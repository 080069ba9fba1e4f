import type { InspectionResult, Licence, OrganisationDetail } from '../organisations/organisation.ts'
import {
  KIND_WORDS,
  LICENCE_WORDS,
  OUTCOME_WORDS,
  STATUS_WORDS,
  standingOf,
} from '../organisations/organisation-words.ts'
import { type Entry, type Fact, type Resolved, sameText } from './resolved.ts'
import { WORDS } from './words.ts'

/** An organisation as it is answered on a day of the city. */
export function resolveOrganisation(detail: OrganisationDetail, today: string): Resolved {
  const { organisation, licences, results } = detail
  const { id, name, kind, uscc, lei, gln, address, point, status, changedAt, closedAt } = organisation
  const facts: (Fact | null)[] = [
    address && { term: WORDS.address, value: address },
    uscc === null ? null : { term: WORDS.uscc, value: sameText(uscc), isCode: true },
    lei === null ? null : { term: WORDS.lei, value: sameText(lei), isCode: true },
    gln === null ? null : { term: WORDS.gln, value: sameText(gln), isCode: true },
  ]
  return {
    subject: 'organisation',
    id,
    name,
    kind: KIND_WORDS[kind],
    status: { words: STATUS_WORDS[status], isPlain: status === 'active' },
    point,
    endedAt: closedAt,
    reportAt: null,
    changedAt,
    gs1: gln === null ? null : `/414/${gln}`,
    facts: facts.filter((fact) => fact !== null),
    sections: [
      {
        id: 'licences',
        title: WORDS.licences,
        none: WORDS.noLicences,
        entries: licences.map((licence) => licenceEntry(licence, today)),
      },
      { id: 'results', title: WORDS.results, none: WORDS.noResults, entries: results.map(resultEntry) },
    ],
    json: {
      organisation: { id, name, kind, uscc, lei, gln, address, point, status, changedAt, closedAt },
      licences: licences.map(({ organisation: _, ...licence }) => ({
        ...licence,
        standing: standingOf(licence, today),
      })),
      results: results.map(({ organisation: _, ...result }) => result),
    },
  }
}

function licenceEntry(licence: Licence, today: string): Entry {
  const { title, number, authority, validFrom, validUntil } = licence
  const standing = standingOf(licence, today)
  const span = {
    'zh-CN': validUntil === null ? `${validFrom} 起长期有效` : `${validFrom} 至 ${validUntil}`,
    en: validUntil === null ? `From ${validFrom}, without an end` : `${validFrom} to ${validUntil}`,
  }
  return {
    title,
    lines: [authority, { 'zh-CN': `编号 ${number}`, en: `No. ${number}` }, span],
    mark: { words: LICENCE_WORDS[standing], isPlain: standing === 'granted' },
  }
}

function resultEntry({ title, authority, day, outcome, grade }: InspectionResult): Entry {
  const words = outcome === null ? null : OUTCOME_WORDS[outcome]
  const graded = grade === null ? null : { 'zh-CN': `${grade} 级`, en: `Grade ${grade}` }
  const mark =
    words && graded
      ? { 'zh-CN': `${words['zh-CN']} · ${graded['zh-CN']}`, en: `${words.en} · ${graded.en}` }
      : (words ?? graded)
  return { title, lines: [authority, sameText(day)], mark: mark && { words: mark, isPlain: outcome !== 'failed' } }
}
