import type { HeadFile } from '../head-file.ts'
import type { HeadStore } from '../head-store.ts'

/** The steps of a write that may fail. */
export type Step = 'append' | 'file' | 'sign'

/** How a step fails: before it has done anything, or once it is done, so that nobody learns that it is. */
export type Fault = 'before' | 'after' | null

/** Decides for each step that is about to be taken. */
export type Faults = (step: Step) => Fault

/** A failure that was put in on purpose. */
class InjectedFault extends Error {
  override readonly name = 'InjectedFault'
  constructor(step: Step, fault: Fault) {
    super(`ENOSPC: ${step} failed (${fault})`)
  }
}

async function step(name: Step, faults: Faults, work: () => Promise<void>): Promise<void> {
  const fault = faults(name)
  if (fault === 'before') throw new InjectedFault(name, fault)
  await work()
  if (fault === 'after') throw new InjectedFault(name, fault)
}

/** A store whose writes fail at times. Every checkpoint that was signed is told to `onSigned` first. */
export function faultyHeadStore(
  heads: HeadStore,
  faults: Faults,
  onSigned: (note: string) => void = () => {},
): HeadStore {
  return {
    ...heads,
    append: (writer, growth) => step('append', faults, () => heads.append(writer, growth)),
    sign(writer, signed) {
      onSigned(signed.note)
      return step('sign', faults, () => heads.sign(writer, signed))
    },
  }
}

/** A file that cannot always be written. */
export function faultyHeadFile(file: HeadFile, faults: Faults): HeadFile {
  return { ...file, write: (head) => step('file', faults, () => file.write(head)) }
}
