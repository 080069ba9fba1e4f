// `npm run vectors`: writes docs/standard/vectors from the code. A change here is a change of the standard: say why in its commit.
import { mkdirSync, writeFileSync } from 'node:fs'
import { makeVectors } from './make-vectors.ts'

const folder = new URL('../../docs/standard/vectors/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, vector] of await makeVectors()) {
  writeFileSync(new URL(name, folder), `${JSON.stringify(vector, null, 2)}\n`)
  console.log(name)
}
