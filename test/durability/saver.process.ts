import { openStore, type StoreLocation, StoreFailure } from '#db'
import { saveSmall } from './small-saves.ts'

/**
 * A program that saves and saves, and says after each save that it is kept: `saver.process.ts LOCATION PREFIX COUNT`.
 * It is killed from outside, run twice at once, or run where the disk is too small.
 */
const [location = '', prefix = '', count = '0'] = process.argv.slice(2)
await using store = openStore(JSON.parse(location) as StoreLocation)
try {
  for (let index = 0; index < Number.parseInt(count, 10); index++) {
    const name = `${prefix}-${String(index).padStart(6, '0')}`
    await saveSmall(store, name)
    process.stdout.write(`kept ${name}\n`)
  }
} catch (error) {
  if (!(error instanceof StoreFailure)) throw error
  process.stdout.write(`failed ${error.kind}\n`)
  process.exitCode = 2
}
