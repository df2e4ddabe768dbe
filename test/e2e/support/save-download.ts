import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** Presses what offers a file and gives the file as it was saved. */
export async function saveDownload(
  page: Page,
  press: () => Promise<void>,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}
