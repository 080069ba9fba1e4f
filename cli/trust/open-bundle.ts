import type { LogPolicy } from '@hefu/log'
import { type ProvenRegister, proveRegister, registerView, type TrustBundle } from '@hefu/standard'
import { readBundleFile } from './read-bundle.ts'

/** A city's register, proven, and what it comes to. */
export interface OpenedBundle {
  readonly register: ProvenRegister
  readonly bundle: TrustBundle
}

/**
 * Proves a bundle.
 *
 * @param known what was proven before: the log must have grown from it
 * @throws LogError, StandardError and RegisterError as `proveRegister`
 */
export async function openBundle(
  bytes: Uint8Array,
  policy: LogPolicy,
  known: OpenedBundle | null = null,
): Promise<OpenedBundle> {
  const register = await proveRegister(bytes, policy, known?.register ?? null)
  return { register, bundle: registerView(register) }
}

/** Proves the bundle in a file. @throws CliError `not-found`, and as {@link openBundle} */
export async function openBundleFile(
  path: string,
  policy: LogPolicy,
  known: OpenedBundle | null = null,
): Promise<OpenedBundle> {
  return openBundle(await readBundleFile(path), policy, known)
}
