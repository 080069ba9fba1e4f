import type { KeyUsage } from './trust-list.ts'

/** Extended key usages of the Union's signing certificates; some were issued with a zero in between, and are in use. */
const USAGES: readonly (readonly [oid: RegExp, usage: KeyUsage])[] = [
  [/^1\.3\.6\.1\.4\.1\.(0\.)?1847\.2021\.1\.1$/, 'test'],
  [/^1\.3\.6\.1\.4\.1\.(0\.)?1847\.2021\.1\.2$/, 'vaccination'],
  [/^1\.3\.6\.1\.4\.1\.(0\.)?1847\.2021\.1\.3$/, 'recovery'],
]

/**
 * What a signing certificate may vouch for; null for any, which is what a certificate without one of these usages means.
 *
 * @param oids its extended key usages, in dotted form
 */
export function keyUsagesOf(oids: readonly string[]): readonly KeyUsage[] | null {
  const usages = USAGES.filter(([form]) => oids.some((oid) => form.test(oid))).map(([, usage]) => usage)
  return usages.length === 0 ? null : usages
}
