import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { machine } from '../../support/machine.ts'
import { runCommand } from '../../support/run-command.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Data folder with the demonstration, screened; every journey takes a copy. Empty where there is no browser. */
    plantedDemo: string
  }
}

/** Before the journeys: `obyektiv demo` once, which takes longer than many of them. */
export default async function plantOnce(project: TestProject): Promise<() => void> {
  if (machine.chromium === undefined) {
    project.provide('plantedDemo', '')
    return () => {}
  }
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-planted-'))
  const planted = await runCommand(['demo'], { OBYEKTIV_DATA: folder })
  if (planted.status !== 0 || planted.stderr !== '') throw new Error(`plantOnce: ${planted.stderr}`)
  project.provide('plantedDemo', folder)
  return () => rmSync(folder, { recursive: true, force: true })
}
