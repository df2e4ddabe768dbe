import type { ReadTx } from '#db'
import { listRegions, readSetting } from '#organisations'

/** Tells of a path whether everything in its region is invented. */
export async function demonstrationPaths(tx: ReadTx): Promise<(path: string) => boolean> {
  const invented: string[] = []
  for (const { path } of await listRegions(tx)) if (await readSetting(tx, path, 'demonstration')) invented.push(path)
  return (path) => invented.some((root) => path.startsWith(root))
}
