import { untilAborted } from '@hefu/city/stop-signal'
import { type ServicePorts, systemPorts } from '@hefu/service-kit'
import { Command } from 'commander'
import { CliError } from '../error.ts'
import { EXIT_HOLDS, type Finish } from '../exit-code.ts'
import { entriesOf, keysOf, saveActs } from '../service/acts-of.ts'
import { makeDataFolder } from '../service/data-folder.ts'
import { readServiceFile } from '../service/service-file.ts'
import { programOf } from '../service/service-kinds.ts'
import type { Terminal } from '../terminal.ts'

const HELP = `
A service is described in a JSON file, as cli/example-service.json; docs/operate.md lists its members. First its entries, then its keys go to two officers of
the city, who decide them with 'hefu register'; then it is served. Its secrets are sealed under a master key: from HEFU_MASTER_KEY, else from the
file master.key in its data folder, which is made at the first start. Keep a copy of it.

Examples:
  hefu service entries library.json --to acts
  hefu service keys library.json --to acts-of-this-quarter
  hefu service serve library.json
  hefu service token transit.json square-in`

/** `hefu service`: one of the city's services, from a file. */
export function serviceCommand(terminal: Terminal, finish: Finish): Command {
  const done = async (text: string): Promise<void> => {
    await terminal.print(text)
    finish(EXIT_HOLDS)
  }
  const command = (name: string, summary: string): Command =>
    new Command(name).summary(summary).description(`${summary}.`).argument('<file>', 'the service, as JSON')
  const toFolder = (made: Command): Command =>
    made.requiredOption('--to <folder>', 'where a file for each act goes; one that is there is left alone')

  const entries = toFolder(command('entries', 'write the acts by which a service is registered')).action(
    async (path: string, { to }: { readonly to: string }) =>
      done(lines(await saveActs(await entriesOf(await readServiceFile(path)), to))),
  )
  const keys = toFolder(
    command('keys', 'write the acts by which the keys of this quarter and the next are registered'),
  ).action(async (path: string, { to }: { readonly to: string }) => {
    const file = await readServiceFile(path)
    await done(lines(await saveActs(await keysOf(file, portsOf(file.config.name, terminal)), to)))
  })
  const serve = command('serve', 'run a service until it is stopped').action(async (path: string) => {
    await runServe(path, terminal)
    finish(EXIT_HOLDS)
  })
  const token = command('token', 'print the bearer token of a gate or a barrier')
    .argument('<device>', 'its id')
    .action(async (path: string, device: string) => {
      const { service, config } = await readServiceFile(path)
      const { deviceToken } = await programOf(service)
      if (!deviceToken) throw new CliError('usage', `${service} has no devices`)
      await makeDataFolder(config)
      await done(`${await deviceToken(config, device)}\n`)
    })

  const service = new Command('service')
    .summary("run one of the city's services")
    .description('Transit, parking, library, exams or clinic: its register entries, its keys, its server.')
    .addHelpText('after', HELP)
  for (const child of [serve, entries, keys, token]) service.addCommand(child)
  return service
}

async function runServe(path: string, terminal: Terminal): Promise<void> {
  const { service, config, operator, options } = await readServiceFile(path)
  const signal = terminal.stopSignal()
  const program = await programOf(service)
  await makeDataFolder(config)
  const running = await program.start({ config, operator, options, ports: portsOf(config.name, terminal) })
  try {
    await terminal.warn(`hefu: ${service} at ${running.url}\n`)
    await untilAborted(signal)
  } finally {
    await running.stop()
  }
}

function portsOf(name: string, { clock, random }: Terminal): ServicePorts {
  return { ...systemPorts(name), clock, random }
}

function lines(texts: readonly string[]): string {
  return texts.map((text) => `${text}\n`).join('')
}
