import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { OperatorAct } from '@hefu/city'
import { issuerKeysOf, type ServicePorts, serviceEntries, serviceRequestKey } from '@hefu/service-kit'
import { CliError } from '../error.ts'
import { jsonLine } from '../text/json.ts'
import { makeDataFolder } from './data-folder.ts'
import type { ServiceFile } from './service-file.ts'
import { programOf } from './service-kinds.ts'

/** What officers decide before a service can begin: its operator, its types, its purposes. Makes its master key where it has none. */
export async function entriesOf({
  service,
  config,
  operator,
  register,
  options,
}: ServiceFile): Promise<readonly OperatorAct[]> {
  const program = await programOf(service)
  const plan = program.plan(options)
  await makeDataFolder(config)
  const { id, publicKey } = await serviceRequestKey(config)
  return serviceEntries(plan, { operator, publicUrl: config.publicUrl, requestKey: { id, publicKey }, ...register })
}

/** The keys that it signs with, of this quarter and the next, once its types are registered. */
export async function keysOf(
  { service, config, options }: ServiceFile,
  ports: ServicePorts,
): Promise<readonly OperatorAct[]> {
  const program = await programOf(service)
  await makeDataFolder(config)
  const keys = await issuerKeysOf(program.plan(options), config, ports)
  return keys.map((key): OperatorAct => ({ kind: 'issuer-key', key }))
}

/**
 * Writes acts as files for `hefu register propose`, in the order in which they are decided.
 *
 * @returns their paths
 * @throws CliError `not-saved`; what is there already is left alone
 */
export async function saveActs(acts: readonly OperatorAct[], folder: string): Promise<readonly string[]> {
  const { writeAct } = await import('@hefu/city')
  await mkdir(folder, { recursive: true })
  const paths: string[] = []
  for (const [index, act] of acts.entries()) {
    const path = join(folder, `${String(index + 1).padStart(2, '0')}-${nameOf(act)}.json`)
    const written = writeAct(act, { utcOffsetMinutes: 0 })
    await writeFile(path, jsonLine(written), { flag: 'wx' }).catch((cause: unknown) => {
      throw new CliError('not-saved', `cannot make ${path}, or it is there already`, { cause })
    })
    paths.push(path)
  }
  return paths
}

function nameOf(act: OperatorAct): string {
  switch (act.kind) {
    case 'issuer':
      return `issuer-${act.issuer.id}`
    case 'credential-type':
      return `type-${act.type.id}`
    case 'service':
      return `service-${act.service.id}`
    case 'issuer-key':
      return `key-${act.key.type}-${act.key.firstEpoch}`
  }
}
