import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readSignInSecret } from './sign-in-secret.ts'

const inFolder = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

it('makes one secret for all who start at once, for its owner only, and keeps it', async () => {
  await inFolder(async (folder) => {
    const data = join(folder, 'data')
    const secrets = await Promise.all(Array.from({ length: 5 }, () => readSignInSecret(data)))
    expect(new Set(secrets).size).toBe(1)
    expect(secrets[0]!.length).toBeGreaterThanOrEqual(32)
    expect(await readSignInSecret(data)).toBe(secrets[0])
    expect(readdirSync(data)).toEqual(['sign-in-secret'])
    expect(statSync(join(data, 'sign-in-secret')).mode & 0o777).toBe(0o600)
  })
})

it('does not start on a secret that is too short', async () => {
  await inFolder(async (folder) => {
    writeFileSync(join(folder, 'sign-in-secret'), 'short')
    await expect(readSignInSecret(folder)).rejects.toThrow('at least 32 characters')
  })
})
