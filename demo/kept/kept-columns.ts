import { openServiceDatabase } from '@hefu/service-kit'
import { OPERATORS, type OperatorName } from '../operators/operator.ts'
import { OPERATOR_PLANS } from '../operators/operator-plans.ts'
import { type KeptColumns, personalColumns } from './personal-columns.ts'

/** What every service keeps about people, from databases with their tables and nothing in them. @param databaseOf makes an empty one */
export async function keptColumns(
  databaseOf: (name: OperatorName) => Promise<string>,
): Promise<Readonly<Record<OperatorName, KeptColumns>>> {
  const read: [OperatorName, KeptColumns][] = []
  for (const name of OPERATORS) {
    const url = await databaseOf(name)
    const opened = await openServiceDatabase(url, OPERATOR_PLANS[name].plan.migrations)
    await opened.close()
    read.push([name, await personalColumns(url)])
  }
  return Object.fromEntries(read) as Record<OperatorName, KeptColumns>
}
