#!/usr/bin/env node
import { requireNode } from './require-node.ts'

// The check comes before anything newer than the language of the check itself is loaded.
if (requireNode(process.versions.node, (sentence) => console.error(sentence))) {
  try {
    await main()
  } catch (error) {
    // 1 is an answer («what was checked does not hold»): a fault of the program must not pass for it.
    console.error(error)
    process.exitCode = 2
  }
}

async function main(): Promise<void> {
  const { chooseProductionLibraries } = await import('#app/config')
  // A reader that has seen enough (`| head`) closes the pipe: that is no failure of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
  // Before anything loads React, which chooses its half as it is loaded.
  chooseProductionLibraries()
  const { runCommandLine } = await import('./run-command-line.ts')
  process.exitCode = await runCommandLine(process.argv.slice(2), {
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
    ...(process.stderr.isTTY ? { status: (text: string) => process.stderr.write(`\r\u001b[2K${text}`) } : {}),
  })
}
