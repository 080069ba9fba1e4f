import { describe, expect, test } from 'vitest'
import { readOfficerAccount } from './officer-account.ts'

describe('an account of the directory', () => {
  test.each([
    ['cases operations', ['cases', 'operations']],
    [['operations'], ['operations']],
    ['operations admin', ['operations']],
    [['cases', 7, null], ['cases']],
    ['', []],
    [undefined, []],
    [{ cases: true }, []],
    // Only whole words.
    ['cases,operations', []],
  ])('is an officer with the roles %j', (roles, known) => {
    const account = readOfficerAccount({ sub: 'x', hefu_officer: 'data-office.1', hefu_roles: roles })
    expect(account).toEqual({ officer: 'data-office.1', roles: new Set(known), custodian: null })
  })

  test.each([undefined, null, '', 7, ['data-office.1'], 'Data Office', '数据局'])('is no officer by %j', (claim) => {
    expect(readOfficerAccount({ sub: 'data-office.1', hefu_officer: claim, hefu_roles: 'cases' })).toBe('no-officer')
  })
})
