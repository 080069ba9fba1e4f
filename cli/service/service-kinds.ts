import type { ServiceProgram } from '@hefu/service-kit'

/** The services that the command runs. */
export const SERVICE_KINDS = ['transit', 'parking', 'library', 'exams', 'clinic'] as const
export type ServiceKind = (typeof SERVICE_KINDS)[number]

/** The program of a service; only that one is loaded. */
export async function programOf(kind: ServiceKind): Promise<ServiceProgram> {
  switch (kind) {
    case 'transit':
      return (await import('@hefu/transit')).TRANSIT_PROGRAM
    case 'parking':
      return (await import('@hefu/parking')).PARKING_PROGRAM
    case 'library':
      return (await import('@hefu/library')).LIBRARY_PROGRAM
    case 'exams':
      return (await import('@hefu/exams')).EXAMS_PROGRAM
    case 'clinic':
      return (await import('@hefu/clinic')).CLINIC_PROGRAM
  }
}
