import { describe, expect, test } from 'vitest'
import { sharedVectors } from '../../../tools/shared-vectors.ts'
import { checkHealthCode } from '../check-health-code.ts'
import { readHealthCode } from '../read-health-code.ts'
import { clockOf, listOf, succeeds } from '../test/dcc-steps.ts'
import { type DccVector, readDccVectors } from '../test/dcc-vector.ts'
import { keyOfCertificate } from '../test/signer-certificate.ts'

const AT_ITS_END =
  'its clock is the very second of "exp", on or after which it must not be accepted (RFC 8392, section 3.1.4 by RFC 7519, section 4.1.4)'

/** Expectations that do not hold, and why. Whatever stands here is tested to be otherwise than its file expects. */
const STATED: Readonly<Record<string, readonly [flag: string, reason: string]>> = {
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 7, 8, 10, 11, 12].map((n) => [`DK/${n}`, ['EXPECTEDEXPIRATIONCHECK', AT_ITS_END]]),
  ),
  'IS/3': [
    'EXPECTEDKEYUSAGE',
    'a certificate that names no usage may vouch for any, as common/CO15, IS/4 and IS/5 expect of the like',
  ],
  'common/B1': ['EXPECTEDPICTUREDECODE', 'the file has no picture'],
  'common/CO20': [
    'EXPECTEDVERIFY',
    'its algorithm stands in the unprotected header alone, where anybody may change it (RFC 9052, section 3.1); its description says otherwise',
  ],
}

const folder = sharedVectors('dcc')
const vectors: ReadonlyMap<string, DccVector> = folder ? readDccVectors(folder) : new Map()

describe.skipIf(!folder)('EU Digital COVID Certificates (dgc-testdata)', () => {
  test.each([...vectors])('%s gives what its file expects', async (name, vector) => {
    const [statedFlag] = STATED[name] ?? []
    for (const [flag, expected] of Object.entries(vector.EXPECTEDRESULTS)) {
      const holds = (await succeeds(flag, vector)) === expected
      expect([flag, holds]).toEqual([flag, flag !== statedFlag])
    }
  })

  test.each([...vectors].filter(([, { PREFIX }]) => PREFIX))('%s, from its text to its verdict', async (_, vector) => {
    const key = keyOfCertificate(vector.TESTCTX.CERTIFICATE)
    const read = await readHealthCode(vector.PREFIX ?? '')
    const flags = Object.entries(vector.EXPECTEDRESULTS).filter(([flag]) => ofCode(flag))
    if (flags.some(([, expected]) => !expected)) {
      const checked = read.outcome === 'read' && (await checkHealthCode(read.code, [listOf(key)], clockOf(vector)))
      expect(checked).not.toMatchObject({ verdict: 'genuine' })
    } else if (flags.length >= WHOLE_CHAIN) {
      const code = read.outcome === 'read' ? read.code : undefined
      expect(read.outcome).toBe('read')
      const within = code?.certificate.issuedAt ?? 0
      expect(code && (await checkHealthCode(code, [listOf(key)], within))).toMatchObject({ verdict: 'genuine' })
    }
  })

  test('every file is accounted for', () => {
    const stated = Object.keys(STATED).filter((name) => vectors.has(name)).length
    process.stdout.write(`dcc: ${vectors.size - stated} passed, ${stated} with a stated reason\n`)
    expect([vectors.size, stated]).toEqual([97, Object.keys(STATED).length])
  })
})

/** Flags of a file that expects something of every step. */
const WHOLE_CHAIN = 6

/** Whether a flag is about the certificate; the picture of one may be unreadable, and a usage is stated above. */
function ofCode(flag: string): boolean {
  return flag !== 'EXPECTEDPICTUREDECODE' && flag !== 'EXPECTEDKEYUSAGE'
}
