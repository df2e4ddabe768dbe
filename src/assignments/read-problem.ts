import { err, ok, type Result } from '#kernel/result'
import { decodeText, readTable, recogniseContent } from '#tabular'
import type { ProblemFault } from './model.ts'
import { type AssignmentProblem, assignmentProblemSchema } from './problem-model.ts'
import { readWorkbookProblem } from './read-workbook-problem.ts'

/** Reads the file of `obyektiv assign`: JSON by the published schema, or a workbook with a sheet for each of its lists. */
export async function readProblem(bytes: Uint8Array, file: string): Promise<Result<AssignmentProblem, ProblemFault>> {
  const content = recogniseContent(bytes)
  if (content !== 'text' && content !== 'json') {
    const table = await readTable(bytes, file)
    if (!table.ok) return err({ kind: 'unreadable', sentence: table.error.sentence })
    const raw = readWorkbookProblem(table.value.sheets)
    return raw.ok ? parseProblem(raw.value.fields, raw.value.whereIs) : raw
  }
  const json = parseJson(decodeText(bytes))
  if (json === undefined) return err({ kind: 'unreadable', sentence: `«${file}» – не JSON и не книга XLSX.` })
  return parseProblem(json, jsonPlace)
}

/** How a person finds the field that is wrong. */
export type WhereIs = (path: readonly PropertyKey[]) => string

function parseProblem(fields: unknown, whereIs: WhereIs): Result<AssignmentProblem, ProblemFault> {
  const parsed = assignmentProblemSchema.safeParse(fields)
  if (parsed.success) return ok(parsed.data)
  const [issue] = parsed.error.issues
  const path = issue?.path ?? []
  const extra = issue?.code === 'unrecognized_keys' ? ` Лишнее поле: ${issue.keys.join(', ')}.` : ''
  const choice = issue?.code === 'invalid_value' ? ` Можно: ${issue.values.map(String).join(', ')}.` : ''
  return err({
    kind: 'wrong-field',
    sentence: `Не прочитано: ${whereIs(path)}.${extra}${choice} Что где пишут, сказано в docs/user/assignment.md.`,
  })
}

const jsonPlace: WhereIs = (path) => (path.length === 0 ? 'файл целиком' : `поле «${path.map(String).join('.')}»`)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
