import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fromHex } from '@hefu/bytes'

/** One file of the Union's `dgc-testdata`, as its README describes it; every field but the last two may be missing. */
export interface DccVector {
  readonly JSON?: unknown
  readonly CBOR?: string
  readonly COSE?: string
  readonly COMPRESSED?: string
  readonly BASE45?: string
  readonly PREFIX?: string
  readonly '2DCODE'?: string
  readonly TESTCTX: { readonly CERTIFICATE: string; readonly VALIDATIONCLOCK: string }
  readonly EXPECTEDRESULTS: Readonly<Record<string, boolean>>
}

/** Every file below a folder, by its path without the ending. */
export function readDccVectors(folder: string): ReadonlyMap<string, DccVector> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'))
  return new Map(files.sort().map((path) => [path.slice(0, -5), JSON.parse(textOf(join(folder, path)))]))
}

/** Bytes of a field in hexadecimal. */
export function bytesOf(hex: string | undefined): Uint8Array<ArrayBuffer> {
  if (hex === undefined) throw new Error('the file has no such field')
  return new Uint8Array(fromHex(hex.toLowerCase()))
}

function textOf(path: string): string {
  return readFileSync(path, 'utf8').replace(/^\ufeff/, '')
}
