import { writeFile } from 'node:fs/promises'
import type { Output } from './command.ts'

/** `--json FILE`, or `-` for standard output. */
export async function writeJson(output: Output, target: string, data: unknown): Promise<void> {
  const text = JSON.stringify(data, null, 2)
  if (target === '-') output.out(text)
  else await writeFile(target, `${text}\n`)
}
