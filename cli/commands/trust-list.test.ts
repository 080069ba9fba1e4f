import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { checkHealthCode, parseTrustList, readKeptCode } from '@hefu/health'
import { syntheticHealthIssuer } from '@hefu/testing'
import { expect, test } from 'vitest'
import { run, testFolder } from '../test/test-terminal.ts'

const NOW = 1_780_000_000
/** Self-signed for the test: `openssl req -x509 -newkey ec`, subject C=XX, usable for tests alone, until 2126. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBvzCCAWWgAwIBAgIUXiz7Jfw+aB+KQazo/6b3QQDABOQwCgYIKoZIzj0EAwIw
KDELMAkGA1UEBhMCWFgxGTAXBgNVBAMMEFN5bnRoZXRpYyBTaWduZXIwIBcNMjYx
MTI1MTk0NjQwWhgPMjEyNjExMDExOTQ2NDBaMCgxCzAJBgNVBAYTAlhYMRkwFwYD
VQQDDBBTeW50aGV0aWMgU2lnbmVyMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE
ZgukugF1DAitIzh9+5UagX+FH5X5AGsif7UWypEFtvAMaEwoKSx/Jb4ByTyc1ad3
HFx54VoAwwAnGDYgQgh3EKNrMGkwHQYDVR0OBBYEFIbgZjihQYaqaHImtI4ad8tT
7UrOMB8GA1UdIwQYMBaAFIbgZjihQYaqaHImtI4ad8tT7UrOMA8GA1UdEwEB/wQF
MAMBAf8wFgYDVR0lBA8wDQYLKwYBBAGON49lAQEwCgYIKoZIzj0EAwIDSAAwRQIh
AMcyiKuIV9Vci6Df49bfvDDfqNz6jHCKVQwOCNndpJrkAiBO/WNB2d+BRN81F9vE
oe8hrCwBgKuGhFcerEcr3ZsrmA==
-----END CERTIFICATE-----
`
const ISSUER = 'https://clinic.city.example/health-cards'

async function listed(path: string) {
  const result = parseTrustList(await readFile(path, 'utf8'))
  if (result.outcome !== 'read') throw new Error(result.why)
  return result.list
}

test('a folder of certificates becomes a trust list with countries, usages and key ids', async () => {
  const folder = await testFolder()
  await mkdir(folder.path('signers'))
  await writeFile(folder.path('signers/a.pem'), CERTIFICATE)
  await writeFile(folder.path('signers/again.pem'), CERTIFICATE)
  await writeFile(folder.path('revoked.txt'), '# none but one\nAAECAwQFBgc= URN:UVCI:01:XX:SYNTHETIC#A\n')
  const at = ['--kind', 'dcc', '--save', folder.path('dcc.json')]
  const { code, out } = await run(
    ['trust-list', 'make', folder.path('signers'), ...at, '--revoked', folder.path('revoked.txt')],
    NOW,
  )
  expect([code, out]).toEqual([0, `1 keys of 1 issuers, 1 revoked, 0 ended and left out: ${folder.path('dcc.json')}\n`])
  const { keys, revoked, issuedAt } = await listed(folder.path('dcc.json'))
  expect(issuedAt).toBe(NOW)
  expect(keys).toMatchObject([{ issuer: 'XX', usages: ['test'], kid: expect.stringMatching(/^.{11}=$/) }])
  expect(revoked[0]?.ids.size).toBe(1)
})

test('a certificate that has ended is left out, unless it is asked for', async () => {
  const folder = await testFolder()
  await writeFile(folder.path('a.pem'), CERTIFICATE)
  const at = ['trust-list', 'make', folder.path('a.pem'), '--kind', 'dcc', '--save', folder.path('dcc.json')]
  const later = Date.parse('2150-01-01T00:00:00Z') / 1000
  expect(await run(at, later)).toMatchObject({ code: 2, err: expect.stringContaining('unreadable') })
  expect(await run([...at, '--with-ended'], later)).toMatchObject({ code: 0 })
})

test("an issuer's keys make its cards genuine", async () => {
  const folder = await testFolder()
  const issuer = await syntheticHealthIssuer(NOW)
  const given = JSON.parse(issuer.trustLists.shc).keys[0].publicKey
  await writeFile(folder.path('key.pem'), `-----BEGIN PUBLIC KEY-----\n${given}\n-----END PUBLIC KEY-----\n`)
  const at = ['trust-list', 'make', folder.path('key.pem'), '--kind', 'shc', '--save', folder.path('shc.json')]
  expect(await run(at, NOW)).toMatchObject({ code: 2, err: expect.stringContaining('--issuer') })
  expect(await run([...at, '--issuer', `${ISSUER}/`], NOW)).toMatchObject({ code: 2 })
  expect(await run([...at, '--issuer', ISSUER], NOW)).toMatchObject({ code: 0 })
  const card = await issuer.shc([{ kind: 'test', sampled: '2026-05-28', result: 'negative' }], {
    issuedAt: NOW - 1,
    expiresAt: NOW + 1,
  })
  const read = await readKeptCode(card)
  if (read.outcome !== 'read') throw new Error(read.outcome)
  const checked = await checkHealthCode(read.code, [await listed(folder.path('shc.json'))], NOW)
  expect(checked).toMatchObject({ verdict: 'genuine' })
})

test.each([
  ['what is not there', 'missing.pem', null],
  ['what is no certificate', 'a.pem', 'hello'],
  ['a key without its certificate', 'a.pem', '-----BEGIN PUBLIC KEY-----\nAQID\n-----END PUBLIC KEY-----\n'],
])('%s is refused', async (_, name, content) => {
  const folder = await testFolder()
  if (content !== null) await writeFile(folder.path(name), content)
  const at = ['trust-list', 'make', folder.path(name), '--kind', 'dcc', '--save', folder.path('dcc.json')]
  expect((await run(at, NOW)).code).toBe(2)
})
