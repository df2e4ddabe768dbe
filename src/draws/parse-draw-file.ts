import { err, ok, type Result } from '#kernel/result'
import {
  type DrawCommitment,
  drawCommitmentSchema,
  type DrawProblem,
  type DrawProtocol,
  drawProtocolSchema,
} from './model.ts'

/** Reads a protocol from its text; a file of another kind or version is one Russian sentence. */
export function parseDrawProtocol(text: string, file: string): Result<DrawProtocol, DrawProblem> {
  const parsed = drawProtocolSchema.safeParse(parseJson(text))
  return parsed.success ? ok(parsed.data) : err(unreadable(file, 'протокол отбора', parsed.error.issues[0]?.path ?? []))
}

/** Reads a commitment from its text. */
export function parseDrawCommitment(text: string, file: string): Result<DrawCommitment, DrawProblem> {
  const parsed = drawCommitmentSchema.safeParse(parseJson(text))
  return parsed.success
    ? ok(parsed.data)
    : err(unreadable(file, 'обязательство об отборе', parsed.error.issues[0]?.path ?? []))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function unreadable(file: string, what: string, path: readonly PropertyKey[]): DrawProblem {
  const where = path.length === 0 ? '' : `: не прочитано поле «${path.map(String).join('.')}»`
  return { kind: 'unreadable-file', sentence: `«${file}» – не ${what} (версия 1)${where}.` }
}
