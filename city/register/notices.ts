import {
  type ActKind,
  cityTimeInWords,
  describeAct,
  describeOffice,
  type Language,
  type LocalText,
  type LoggedAct,
  readActs,
} from '@hefu/standard'

/** An act as the public is told of it, in every language. It says the same for ever: what waits says from when on it counts. */
export interface Notice {
  /** Its place in the log, from 0. */
  readonly index: number
  readonly kind: ActKind
  readonly title: LocalText
  /** Who decided it, when, and from when on it counts. */
  readonly details: Readonly<Record<Language, readonly string[]>>
  /** Unix seconds. */
  readonly decidedAt: number
  /** Unix seconds; later than `decidedAt` for what waits out its notice period. */
  readonly effectiveFrom: number
}

/** The notices of a city. */
export interface Notices {
  readonly city: LocalText
  /** The newest first. */
  readonly latest: readonly Notice[]
}

/** Notices in a feed: whoever has not looked for longer finds every act in the register. */
const LATEST = 50

/** The newest notices of a log's entries; null before the city is founded. */
export function noticesOf(entries: readonly Uint8Array[]): Notices | null {
  const acts = readActs({ entries })
  const founding = acts[0]?.act.body
  if (founding?.kind !== 'city') return null
  const latest = acts.slice(-LATEST).reverse()
  return { city: founding.name, latest: latest.map((logged) => noticeOf(logged, founding.utcOffsetMinutes)) }
}

function noticeOf(logged: LoggedAct, utcOffsetMinutes: number): Notice {
  const { index, act, effectiveFrom } = logged
  const { decidedAt, body } = act
  return {
    index,
    kind: body.kind,
    title: { 'zh-CN': describeAct(logged, 'zh-CN'), en: describeAct(logged, 'en') },
    details: { 'zh-CN': details(logged, utcOffsetMinutes, 'zh-CN'), en: details(logged, utcOffsetMinutes, 'en') },
    decidedAt,
    effectiveFrom,
  }
}

function details(logged: LoggedAct, utcOffsetMinutes: number, language: Language): readonly string[] {
  const { act, effectiveFrom } = logged
  const [proposer, approver] = [act.proposer, act.approver].map((id) => describeOffice(logged, id, language))
  const moment = (at: number): string => cityTimeInWords(at, utcOffsetMinutes, language, 'minute')
  const waits = effectiveFrom > act.decidedAt
  if (language === 'en') {
    return [
      `Proposed by ${proposer}, approved by ${approver} on ${moment(act.decidedAt)}.`,
      waits ? `In effect from ${moment(effectiveFrom)}, after its notice period.` : 'In effect at once.',
    ]
  }
  return [
    `${proposer}提出，${approver}于 ${moment(act.decidedAt)}批准。`,
    waits ? `公示期满后，自 ${moment(effectiveFrom)}起生效。` : '即时生效。',
  ]
}
