import { credentialTypeId } from '../identifiers.ts'
import type { LocalText } from '../local-text.ts'
import type { Attribute } from './attribute.ts'
import type { CredentialType } from './credential-type.ts'

/** What a mandate can let somebody do for an organisation, in the order of the attributes that say so. A published list: nothing else is granted. */
export const MANDATE_POWERS = ['represent', 'sign', 'pay', 'hire', 'inspect-open'] as const
export type MandatePower = (typeof MANDATE_POWERS)[number]

/** The powers in words. */
export const POWER_NAMES: Readonly<Record<MandatePower, LocalText>> = {
  represent: { 'zh-CN': '代表该组织', en: 'Represent it' },
  sign: { 'zh-CN': '代为签署', en: 'Sign for it' },
  pay: { 'zh-CN': '代为付款', en: 'Pay for it' },
  hire: { 'zh-CN': '代为招聘', en: 'Hire for it' },
  'inspect-open': { 'zh-CN': '接待检查', en: 'Receive inspections' },
}

/** Longest text of a cap, in UTF-16 code units. */
export const MAX_CAP = 40

/**
 * May act for an organisation. Each power is an attribute of its own, so that a counter asks for the one that it needs and learns of no other.
 * The organisation identifies itself, so a mandate is registered with a crowd of 0 throughout: it is shown only to who has asked and proved itself.
 */
export const MANDATE: CredentialType = {
  id: credentialTypeId('mandate'),
  name: { 'zh-CN': '组织授权凭证', en: 'Mandate of an organisation' },
  attributes: [
    { name: 'organisation', label: { 'zh-CN': '组织代码', en: 'Organisation' }, kind: { kind: 'text', maxLength: 40 } },
    {
      name: 'organisation-name',
      label: { 'zh-CN': '组织名称', en: 'Name of the organisation' },
      kind: { kind: 'text', maxLength: 120 },
    },
    ...MANDATE_POWERS.map(power),
    { name: 'cap', label: { 'zh-CN': '限额', en: 'Up to' }, kind: { kind: 'text', maxLength: MAX_CAP } },
    { name: 'valid-until', label: { 'zh-CN': '有效期至', en: 'Until' }, kind: { kind: 'date' } },
  ],
}

const FIRST_POWER = 2

/** Where a mandate says for which organisation it is, and what it is called. */
export const MANDATE_ORGANISATION = 0
export const MANDATE_ORGANISATION_NAME = 1

/** The index of the attribute that says whether a power is granted. */
export function powerIndex(power: MandatePower): number {
  return FIRST_POWER + MANDATE_POWERS.indexOf(power)
}

function power(code: MandatePower): Attribute {
  return { name: code, label: POWER_NAMES[code], kind: { kind: 'flag' } }
}
