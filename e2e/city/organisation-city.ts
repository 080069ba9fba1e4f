import { grantFirstMandate, type RunningDemo } from '@hefu/demo'

/** Two officers let somebody act for an organisation: the code for it. */
export function grantTo(demo: RunningDemo, organisation: string, organisationName: string): Promise<string> {
  return grantFirstMandate(demo, { organisation, organisationName, powers: ['represent', 'inspect-open'] })
}
