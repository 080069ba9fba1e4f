import { FileButton } from '@hefu/ui'
import type { JSX } from 'preact'
import { useState } from 'preact/hooks'
import { type AppErrorCode, codeOf } from '../error.ts'
import { key_import } from '../paraglide/messages.js'
import { useApp } from '../state/app-context.ts'
import { Problem } from './problem.tsx'

/** Takes the request key from a file that the operator's administrator provides. */
export function KeyImport({ primary = false }: { readonly primary?: boolean }): JSX.Element {
  const { app } = useApp()
  const [problem, setProblem] = useState<AppErrorCode | null>(null)

  async function take(file: File): Promise<void> {
    setProblem(null)
    await app.importKey(await file.text()).catch((error) => setProblem(codeOf(error) ?? 'key-malformed'))
  }

  return (
    <>
      <FileButton
        label={key_import()}
        accept="application/json,.json"
        kind={primary ? 'primary' : 'secondary'}
        onFile={(file) => void take(file)}
      />
      {problem && <Problem code={problem} />}
    </>
  )
}
