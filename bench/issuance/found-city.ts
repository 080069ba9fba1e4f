import { setTimeout as delay } from 'node:timers/promises'
import { decideTogether, deskClient, fetchRegister, newOfficerKeyFile, type OfficerKey } from '@hefu/city'
import type { LogPolicy } from '@hefu/log'
import { type ActBody, type IssuerId, MANDATE, PERSON_ENTRY, PERSON_IDENTITY } from '@hefu/standard'

const NAME = { 'zh-CN': '测量市', en: 'Bench City' }

/** The key files of two officers who do not exist. */
export function newOfficers(): readonly [string, string] {
  return [newOfficerKeyFile('bench.1', NAME), newOfficerKeyFile('bench.2', NAME)]
}

/** Founds a city: two officers, its issuer, what it issues and the keys that it holds. Fulfilled when all of it is published. */
export async function foundCity(
  cityUrl: string,
  policy: LogPolicy,
  city: { readonly issuer: IssuerId; readonly utcOffsetMinutes: number },
  officers: readonly [OfficerKey, OfficerKey],
): Promise<void> {
  const now = Math.floor(Date.now() / 1000)
  const desk = deskClient(cityUrl, policy.logKey.name)
  const { utcOffsetMinutes, issuer } = city
  const named = officers.map(({ id, office, publicKey }) => ({ id, office, publicKey }))
  await desk.found({ kind: 'city', name: NAME, utcOffsetMinutes, noticeDays: 0, officers: named }, officers, now)
  const acts: ActBody[] = [
    { kind: 'issuer', issuer: { id: issuer, name: NAME } },
    ...[PERSON_ENTRY, PERSON_IDENTITY, MANDATE].map((type): ActBody => {
      const crowd = type.attributes.map(() => 0)
      return { kind: 'credential-type', type, crowd, endsAt: now + 365 * 86_400 }
    }),
    ...(await desk.issuerKeys()).map(({ registered: _r, ended: _e, ...key }): ActBody => ({ kind: 'issuer-key', key })),
  ]
  for (const act of acts) await decideTogether(desk, act, officers, now)
  while (((await fetchRegister(cityUrl, policy))?.state.size ?? 0) <= acts.length) await delay(100)
}
