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
 * A place of about a megabyte: a disk of its own in memory where this machine lets us mount one, otherwise a limit on
 * the size of a file, which stops a write in the same way.
 */
export function smallDisk(): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-disk-'))
  const mounted = mount(folder)
  return {
    folder,
    shell: mounted ? '' : 'ulimit -f 900;',
    makeRoom: () => {
      if (mounted) execFileSync('mount', ['-o', 'remount,size=16m', folder])
    },
    [Symbol.asyncDispose]: async () => {
      if (mounted) execFileSync('umount', ['--lazy', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function mount(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1200k', 'tmpfs', folder], { stdio: 'ignore' })
    return true
  } catch {
    // Not root, or a container that may not mount: the limit on file size does.
    return false
  }
}
