import type { LoggedAct } from '@hefu/app-browser/register'
import type { Officer } from '@hefu/standard'

/** An officer, since which act they are one, and by which act they are one no more. */
export interface OfficerTime {
  readonly officer: Officer
  readonly since: LoggedAct
  readonly ended: LoggedAct | null
}

/** Everybody who is or was an officer: those in office first, in the order in which they came. */
export function officersOver(
  acts: readonly LoggedAct[],
  { officers }: { readonly officers: ReadonlyMap<string, Officer> },
): readonly OfficerTime[] {
  const came = acts.flatMap((since) => {
    const { body } = since.act
    const added = body.kind === 'city' ? body.officers : body.kind === 'officer' ? [body.officer] : []
    return added.map((officer) => ({ officer, since }))
  })
  const times = came.map(({ officer, since }) => ({
    officer,
    since,
    ended: acts.find(({ act: { body } }) => body.kind === 'officer-end' && body.officer === officer.id) ?? null,
  }))
  return times.toSorted((one, other) => Number(officers.has(other.officer.id)) - Number(officers.has(one.officer.id)))
}
