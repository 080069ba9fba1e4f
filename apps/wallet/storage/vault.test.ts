import { memoryStore } from '@hefu/app-browser'
import { beforeEach, describe, expect, test } from 'vitest'
import { changeProtection, createVault, openVault, type Protection, readProtection, type VaultPorts } from './vault.ts'

const PIN: Protection = { kind: 'pin', salt: new Uint8Array(16), memoryKib: 64, passes: 1 }
const PASSKEY: Protection = { kind: 'passkey', credentialId: new Uint8Array(8), input: new Uint8Array(32) }
const SECRET = new Uint8Array(32).fill(1)
const OTHER = new Uint8Array(32).fill(2)
const PLAIN = new TextEncoder().encode('甄虚构 was here')

let records: Map<string, unknown>
let ports: VaultPorts

beforeEach(() => {
  records = new Map()
  ports = { store: memoryStore(records), random: (length) => crypto.getRandomValues(new Uint8Array(length)) }
})

/** Every byte that lies on the device. */
function onDevice(): string {
  const seen: string[] = []
  JSON.stringify([...records], (_, value) => {
    if (value instanceof Uint8Array) seen.push(new TextDecoder().decode(value))
    else if (typeof value === 'string') seen.push(value)
    return value
  })
  return seen.join('\n')
}

describe('a vault', () => {
  test('gives back what was sealed, after it was closed and opened again', async () => {
    const vault = await createVault(ports, PIN, SECRET)
    await vault.write('history', PLAIN)
    vault.close()
    const opened = await openVault(ports, SECRET)
    expect(await opened.read('history')).toEqual(PLAIN)
    expect(await opened.read('credentials')).toBeNull()
    expect(await readProtection(ports.store)).toEqual(PIN)
  })

  test('leaves neither the text nor the secret on the device, nor how long the text is', async () => {
    const vault = await createVault(ports, PIN, SECRET)
    await vault.write('history', PLAIN)
    const short = (records.get('sealed/history') as Uint8Array).length
    await vault.write('history', new Uint8Array(900))
    expect((records.get('sealed/history') as Uint8Array).length).toBe(short)
    await vault.write('history', PLAIN)
    expect(onDevice()).not.toContain('was here')
    expect(onDevice()).not.toContain(new TextDecoder().decode(SECRET))
  })

  test('seals the same text differently every time', async () => {
    const vault = await createVault(ports, PIN, SECRET)
    await vault.write('history', PLAIN)
    const first = records.get('sealed/history')
    await vault.write('history', PLAIN)
    expect(records.get('sealed/history')).not.toEqual(first)
  })

  test('does not open with another secret', async () => {
    await createVault(ports, PIN, SECRET)
    await expect(openVault(ports, OTHER)).rejects.toMatchObject({ code: 'wrong-secret' })
  })

  test('notices every changed bit, a record put in the place of another, and a record cut short', async () => {
    const vault = await createVault(ports, PIN, SECRET)
    await vault.write('history', PLAIN)
    const sealed = records.get('sealed/history') as Uint8Array
    for (const at of [0, 11, 12, 40, sealed.length - 1]) {
      records.set('sealed/history', sealed.with(at, (sealed[at] ?? 0) ^ 1))
      await expect(vault.read('history')).rejects.toMatchObject({ code: 'damaged' })
    }
    records.set('sealed/credentials', sealed)
    await expect(vault.read('credentials')).rejects.toMatchObject({ code: 'damaged' })
    for (const length of [0, 5, 27, sealed.length - 1]) {
      records.set('sealed/history', sealed.slice(0, length))
      await expect(vault.read('history')).rejects.toMatchObject({ code: 'damaged' })
    }
  })

  test('has no key once it is closed', async () => {
    const vault = await createVault(ports, PIN, SECRET)
    vault.close()
    for (const use of [vault.read('history'), vault.write('history', PLAIN), vault.remove('history')]) {
      await expect(use).rejects.toMatchObject({ code: 'locked' })
    }
  })

  test('keeps its records when its protection changes, and the old secret opens nothing', async () => {
    const vault = await createVault(ports, PIN, SECRET)
    await vault.write('history', PLAIN)
    await expect(changeProtection(ports, OTHER, PASSKEY, OTHER)).rejects.toMatchObject({ code: 'wrong-secret' })
    await changeProtection(ports, SECRET, PASSKEY, OTHER)
    await expect(openVault(ports, SECRET)).rejects.toMatchObject({ code: 'wrong-secret' })
    expect(await (await openVault(ports, OTHER)).read('history')).toEqual(PLAIN)
    expect(await readProtection(ports.store)).toEqual(PASSKEY)
  })
})
