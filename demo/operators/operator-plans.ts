import type { RunningClinic } from '@hefu/clinic'
import type { RunningExams } from '@hefu/exams'
import { clinicOperator, hospitalOperator } from './clinic-operator.ts'
import { examsOperator } from './exams-operator.ts'
import { type DemoLibrary, libraryOperator } from './library-operator.ts'
import type { Operator } from './operator.ts'
import { type DemoParking, parkingOperator } from './parking-operator.ts'
import { type DemoTransit, transitOperator } from './transit-operator.ts'

/** How each service is brought up. */
export interface OperatorPlans {
  readonly transit: Operator<DemoTransit>
  readonly parking: Operator<DemoParking>
  readonly library: Operator<DemoLibrary>
  readonly exams: Operator<RunningExams>
  readonly clinic: Operator<RunningClinic>
  readonly hospital: Operator<RunningClinic>
}

/** All of them. */
export const OPERATOR_PLANS: OperatorPlans = {
  transit: transitOperator,
  parking: parkingOperator,
  library: libraryOperator,
  exams: examsOperator,
  clinic: clinicOperator,
  hospital: hospitalOperator,
}
