import pino from 'pino'
import { type ServicePorts, systemPorts } from '../ports.ts'

/**
 * The machine's own, for a device that answers on standard output: its log lines go to standard error, as JSON.
 *
 * @param name stands in each line: `gate-square-in`
 */
export function devicePorts(name: string): ServicePorts {
  return { ...systemPorts(name), log: pino({ base: { name } }, pino.destination(2)) }
}
