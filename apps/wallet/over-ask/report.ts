import {
  decodeRegisterBundle,
  decodeRequest,
  describeAttribute,
  type LocalText,
  type Service,
  slotStart,
  type TrustBundle,
  typeOf,
} from '@hefu/standard'
import type { ExportFile } from '../rights/export-file.ts'

/** A service that asked for more than it has registered, as this wallet caught it. */
export interface OverAsk {
  /** The request as it was signed: whoever has the register sees from it who asked for what, and when. */
  readonly text: string
  readonly service: Service
  /** Attribute indexes beyond the registration. */
  readonly excess: readonly number[]
}

/** The words of a report, in one language. */
export interface ReportWords {
  readonly title: string
  readonly to: string
  readonly copy: string
  readonly who: string
  readonly when: string
  readonly excess: string
  readonly registered: string
  readonly purpose: string
  readonly sent: string
  readonly evidence: string
  readonly check: string
  readonly checkpoint: string
  readonly none: string
}

/**
 * A report that needs nobody's word for it: it carries the signed request, and the head of the register that it was held against. It names its
 * writer nowhere.
 *
 * @param ports `say` puts a text of the register into the language of the words; `moment` writes Unix seconds
 */
export function overAskReport(
  { text, service, excess }: OverAsk,
  bundle: TrustBundle,
  ports: {
    readonly words: ReportWords
    readonly language: keyof LocalText
    readonly moment: (unixSeconds: number) => string
    readonly register: Uint8Array | null
  },
): ExportFile {
  const { words, language, moment, register } = ports
  const { slot, keyId } = decodeRequest(text)
  const type = typeOf(bundle, service.type)
  const named = (indexes: readonly number[]): string =>
    indexes.map((index) => describeAttribute(type, index, language)).join(', ') || words.none
  const lines = [
    words.title,
    '',
    `${words.to}: ${service.complaints[language]}`,
    `${words.copy}: ${bundle.name[language]} (${bundle.origin})`,
    '',
    `${words.who}: ${service.operator[language]}, ${service.name[language]} (${service.id})`,
    `${words.when}: ${moment(slotStart(slot))}`,
    `${words.excess}: ${named(excess)}`,
    `${words.registered}: ${named([...service.required, ...service.optional])}`,
    `${words.purpose}: ${service.purpose[language]}`,
    words.sent,
    '',
    `${words.evidence} (${keyId}):`,
    text,
    '',
    words.check,
    ...(register ? ['', `${words.checkpoint}:`, decodeRegisterBundle(register).checkpoint.trimEnd()] : []),
    '',
  ]
  const day = new Date(slotStart(slot) * 1000).toISOString().slice(0, 10)
  return { name: `over-ask-${service.id}-${day}.txt`, text: lines.join('\n') }
}
