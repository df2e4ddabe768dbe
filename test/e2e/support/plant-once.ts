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

let folder = ''

/** Before the journeys: `obyektiv demo` once, which takes longer than many of them. */
export async function setup(project: TestProject): Promise<void> {
  if (machine.chromium !== undefined) {
    folder = mkdtempSync(join(tmpdir(), 'obyektiv-planted-'))
    const planted = await runCommand(['demo'], { OBYEKTIV_DATA: folder })
    if (planted.status !== 0 || planted.stderr !== '') throw new Error(`plant-once: ${planted.stderr}`)
  }
  project.provide('plantedDemo', folder)
}

export function teardown(): void {
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
}
