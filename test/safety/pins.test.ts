import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Lock, missingFromLock } from '../support/complete-lock.ts'
import { root } from './source-files.ts'

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
  readonly scripts: Readonly<Record<string, string>>
}

const registry = 'https://registry.npmjs.org/'

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock & {
  readonly packages: Readonly<Record<string, Partial<Manifest>>>
}
const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }

describe('versions of packages', () => {
  it('are exact', () => {
    const loose = Object.entries(wanted).filter(
      ([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version),
    )
    expect(loose).toEqual([])
  })

  it('are the same in the lock', () => {
    const { dependencies, devDependencies, optionalDependencies } = lock.packages[''] ?? {}
    expect({ ...dependencies, ...devDependencies, ...optionalDependencies }).toEqual(wanted)
  })

  // A lock may leave the address out: then it is the registry's own. A binary of a platform that the registry at hand
  // does not carry has no checksum to note down.
  it('come from the registry with a checksum each', () => {
    const unsealed = Object.entries(lock.packages).filter(([path, entry]) => {
      const foreignBinary = entry.optional === true && entry.os !== undefined
      const sealed = entry.integrity !== undefined || foreignBinary
      return path !== '' && (!sealed || !(entry.resolved ?? registry).startsWith(registry))
    })
    expect(unsealed.map(([path]) => path)).toEqual([])
  })

  it('stand in the lock for every platform, or `npm ci` refuses it (mend by test/support/complete-lock.ts)', () => {
    expect([...missingFromLock(lock).keys()]).toEqual([])
  })

  it('keep all parts of React Router on one version', () => {
    const parts = Object.entries(wanted).filter(
      ([name]) => name === 'react-router' || name.startsWith('@react-router/'),
    )
    expect(new Set(parts.map(([, version]) => version)).size).toBe(1)
  })
})

it('installs without running anybody’s script', () => {
  const hooks = ['preinstall', 'install', 'postinstall', 'prepare'].filter((name) => name in manifest.scripts)
  expect(hooks).toEqual([])
})
