import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePorts } from '../ports.ts'
import { startDemo } from '../start-demo.ts'
import type { CheckedDemo } from './checked-demo.ts'
import { tellMainStory } from './main-story.ts'
import { tellServicesStory } from './services-story.ts'
import { beginStory, type CheckReport } from './story.ts'

/** What a check tells of: the city itself, and its services. */
export type CheckPart = 'city' | 'services'

/**
 * Runs the story of the demo without a browser, on free ports and in a temporary data folder that it removes.
 *
 * @param print given one line a step
 * @param options.signal ends the story early, in good order
 * @param options.parts both unless given
 */
export async function runCheck(
  print: (line: string) => void,
  options: { readonly signal?: AbortSignal; readonly parts?: readonly CheckPart[] } = {},
): Promise<CheckReport> {
  const { signal, parts = ['city', 'services'] } = options
  const services = parts.includes('services')
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hefu-check-'))
  // PostgreSQL runs as a user of its own where this runs as root, and has to reach its folder.
  await chmod(dataDirectory, 0o755)
  const story = beginStory(print, signal)
  try {
    const started = await story.step('start', START, [], async () => ({
      made: await startChecked(dataDirectory, services),
    }))
    try {
      const tellServices = async (): Promise<void> => {
        if (services) await tellServicesStory(story, started)
      }
      if (parts.includes('city')) await tellMainStory(story, started, tellServices)
      else await tellServices()
    } finally {
      if (started.ok) await started.made.stop()
    }
  } finally {
    await rm(dataDirectory, { recursive: true, force: true })
  }
  return story.report()
}

async function startChecked(dataDirectory: string, services: boolean): Promise<CheckedDemo> {
  let ahead = 0
  const clock = (): number => Math.floor(Date.now() / 1000) + ahead
  const demo = await startDemo({
    dataDirectory,
    ports: await freePorts(),
    clock,
    quiet: true,
    apps: false,
    services,
  })
  const later = (seconds: number): void => {
    ahead += seconds
  }
  return { ...demo, later }
}

const START = { 'zh-CN': '数据库、身份服务和城市已启动', en: 'database, identity provider and city are up' }
