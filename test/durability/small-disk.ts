import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk extends AsyncDisposable {
  readonly folder: string
  /** Words of the shell under which a program meets the end of the disk. */
  readonly shell: string
  /** Somebody makes room. */
  makeRoom(): void
}

/**
 * A place of a few megabytes, the empty store being about one: a disk of its own in memory where this machine lets us mount one, otherwise a limit on
 * the size of a file, which stops a write in the same way.
 */
export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-disk-'))
  const mounted = mount(folder)
  return {
    folder,
    shell: mounted ? '' : 'ulimit -f 2600;',
    makeRoom: () => {
      if (mounted) execFileSync('mount', ['-o', 'remount,size=32m', folder])
    },
    [Symbol.asyncDispose]: async () => {
      if (mounted) execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    // Not root, or a container that may not mount: the limit on file size does.
    return false
  }
}
