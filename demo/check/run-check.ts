import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../ports.ts'
import { startDemo } from '../start-demo.ts'
import type { CheckedDemo } from './checked-demo.ts'
import { tellMainStory } from './main-story.ts'
import { beginStory, type CheckReport } from './story.ts'

/**
 * Runs the whole story of the demo without a browser, on free ports and in a temporary data folder that it removes.
 *
 * @param print given one line a step
 * @param signal ends the story early, in good order
 */
export async function runCheck(print: (line: string) => void, signal?: AbortSignal): Promise<CheckReport> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-check-'))
  // PostgreSQL runs as a user of its own where this runs as root, and has to reach its folder.
  await chmod(dataDirectory, 0o755)
  const story = beginStory(print, signal)
  try {
    const started = await story.step('start', START, [], async () => ({ made: await startChecked(dataDirectory) }))
    try {
      await tellMainStory(story, started)
    } finally {
      if (started.ok) await started.made.stop()
    }
  } finally {
    await rm(dataDirectory, { recursive: true, force: true })
  }
  return story.report()
}

async function startChecked(dataDirectory: string): Promise<CheckedDemo> {
  let ahead = 0
  const clock = (): number => Math.floor(Date.now() / 1000) + ahead
  const demo = await startDemo({
    dataDirectory,
    ports: await freePorts(),
    clock,
    quiet: true,
    apps: false,
    services: true,
  })
  const later = (seconds: number): void => {
    ahead += seconds
  }
  return { ...demo, later }
}

const START = { 'zh-CN': '数据库、身份服务和城市已启动', en: 'database, identity provider and city are up' }
