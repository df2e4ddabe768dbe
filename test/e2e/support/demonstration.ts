import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { inject } from 'vitest'
import { federalFiles, generateDemo } from '#demo'
import { writeSheets } from '#tabular'
import { type RunningServer, startServer } from './start-server.ts'

/** The program on its own copy of a store where `obyektiv demo` has put the demonstration, screened. */
export async function startDemonstration(environment: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'obyektiv-demo-'))
  cpSync(inject('plantedDemo'), dataFolder, { recursive: true })
  const server = await startServer({ dataFolder, environment })
  return {
    ...server,
    [Symbol.asyncDispose]: async () => {
      await server[Symbol.asyncDispose]()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** By the buttons of the demonstration's entrance; whoever was signed in before is forgotten. */
export async function enterAs(page: Page, origin: string, role: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto(`${origin}/sign-in`)
  await page.getByRole('listitem').filter({ hasText: role }).first().getByRole('button').click()
  await page.waitForURL((url) => url.pathname !== '/sign-in')
}

export interface SampleFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let samples: ReturnType<typeof federalFiles> | undefined

/** A sample file of the demonstration as a browser would send it. */
export async function sampleFile(name: string): Promise<SampleFile> {
  samples ??= federalFiles(generateDemo())
  const file = samples.find((each) => each.name === name)
  if (file === undefined) throw new Error(`sampleFile: the demonstration has no file ${name}`)
  return { name, mimeType: xlsx, buffer: Buffer.from(await writeSheets(file.sheets)) }
}
