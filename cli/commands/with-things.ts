import type { CityThings } from '@hefu/city'
import type { Command } from 'commander'
import type { Terminal } from '../terminal.ts'
import { DEFAULT_CITY_FOLDER } from './city-config-file.ts'
import { type CityOptions, withCity } from './with-city.ts'

/** Adds the options that say which city. */
export function withCityOptions(command: Command): Command {
  return command
    .requiredOption('--config <file>', "the city's configuration")
    .option('--data <folder>', "the city's data folder", DEFAULT_CITY_FOLDER)
}

/** Opens a city's things for as long as `use` takes. @throws as {@link withCity} */
export async function withThings<Result>(
  options: CityOptions,
  terminal: Terminal,
  use: (things: CityThings) => Promise<Result>,
): Promise<Result> {
  const { openCityThings } = await import('@hefu/city')
  return withCity(options, terminal, (by) => openCityThings({ ...by, clock: terminal.clock }), use)
}
