import { type ServiceId, StandardError, serviceId } from '@hefu/standard'
import { InvalidArgumentError } from 'commander'

/** @throws InvalidArgumentError */
export function parseServiceId(text: string): ServiceId {
  try {
    return serviceId(text)
  } catch (error) {
    if (error instanceof StandardError) throw new InvalidArgumentError('A service id looks like transit.metro.')
    throw error
  }
}

/** A port. @throws InvalidArgumentError */
export function parsePort(text: string): number {
  return wholeNumber(text, 0, 65_535)
}

/** The first of fifteen ports. @throws InvalidArgumentError */
export function parsePortBase(text: string): number {
  return wholeNumber(text, 1024, 65_528)
}

/** Minutes ahead of UTC. @throws InvalidArgumentError */
export function parseOffset(text: string): number {
  return wholeNumber(text, -720, 840)
}

function wholeNumber(text: string, least: number, most: number): number {
  const value = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN
  if (value >= least && value <= most) return value
  throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`)
}

/** A parser for whole numbers of a range. */
export function wholeOption(least: number, most: number): (text: string) => number {
  return (text) => wholeNumber(text, least, most)
}

/** Two lengths in millimetres, such as `63.5x38.1`. @throws InvalidArgumentError */
export function parseMeasures(text: string): readonly [number, number] {
  const [, first = '', second = ''] = /^(\d{1,4}(?:\.\d{1,3})?)[x×](\d{1,4}(?:\.\d{1,3})?)$/.exec(text) ?? []
  if (first === '') throw new InvalidArgumentError('It is two lengths in millimetres, such as 63.5x38.1.')
  return [Number(first), Number(second)]
}
