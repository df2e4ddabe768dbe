import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { err, ok, type Result } from '#kernel/result'

export type PdfProblem =
  | { readonly kind: 'not-installed' }
  | { readonly kind: 'timed-out'; readonly seconds: number }
  | { readonly kind: 'failed'; readonly message: string }

export interface PdfOptions {
  /** The program, or its full path. */
  readonly program?: string
  readonly seconds?: number
}

/**
 * Makes PDF of DOCX by LibreOffice where it is installed. Each call has a folder and a profile of its own, so that calls
 * at the same time and a person's open LibreOffice do not stand in each other's way; both are removed at the end.
 */
export async function docxToPdf(docx: Uint8Array, options: PdfOptions = {}): Promise<Result<Uint8Array, PdfProblem>> {
  const { program = 'soffice', seconds = 60 } = options
  const folder = await mkdtemp(join(tmpdir(), 'obyektiv-pdf-'))
  try {
    const input = join(folder, 'document.docx')
    await writeFile(input, docx)
    const profile = pathToFileURL(join(folder, 'profile')).href
    const outcome = await run(
      program,
      [
        `-env:UserInstallation=${profile}`,
        '--headless',
        '--norestore',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        input,
      ],
      seconds,
    )
    if (!outcome.ok) return outcome
    const pdf = await readFile(join(folder, 'document.pdf')).catch(() => undefined)
    return pdf ? ok(new Uint8Array(pdf)) : err({ kind: 'failed', message: outcome.value })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Runs to the end or to the limit of time; the whole process group is ended, as the program starts another. */
function run(program: string, args: readonly string[], seconds: number): Promise<Result<string, PdfProblem>> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
    let said = ''
    let timedOut = false
    const timer = setTimeout(() => {
      timedOut = true
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }, seconds * 1000)
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer)
      resolve(err(error.code === 'ENOENT' ? { kind: 'not-installed' } : { kind: 'failed', message: error.message }))
    })
    child.on('close', (code) => {
      clearTimeout(timer)
      if (timedOut) resolve(err({ kind: 'timed-out', seconds }))
      else resolve(code === 0 ? ok(said) : err({ kind: 'failed', message: said.trim() }))
    })
  })
}
