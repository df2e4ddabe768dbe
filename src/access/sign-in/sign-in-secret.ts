import { randomBytes, randomUUID } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '#kernel/assert'

/**
 * The secret of this installation, made on the first start and kept in the data folder, readable by its owner only.
 * Two processes starting at once agree: the file appears whole or not at all, and whoever is second reads it.
 */
export async function readSignInSecret(dataFolder: string): Promise<string> {
  const file = join(dataFolder, 'sign-in-secret')
  await mkdir(dataFolder, { recursive: true })
  const standing = await readIfThere(file)
  if (standing !== undefined) return checked(file, standing)
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, randomBytes(32).toString('base64url'), { mode: 0o600 })
  try {
    await link(draft, file)
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  } finally {
    await unlink(draft)
  }
  return checked(file, await readFile(file, 'utf8'))
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function checked(file: string, text: string): string {
  const secret = text.trim()
  assert(secret.length >= 32, `readSignInSecret: ${file} must hold at least 32 characters, got ${secret.length}`)
  return secret
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
