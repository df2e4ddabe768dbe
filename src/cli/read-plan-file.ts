import { readFile } from 'node:fs/promises'
import { readDocument } from '#documents'
import { parseWhole } from '#kernel/parse-number'
import { err, ok, type Result } from '#kernel/result'
import { readPlan, type ReadPlanOptions } from '#plan'
import { type ColumnMapping, type ColumnRole, columnRoles, columnTitles, type PlanReading } from '#plan/model'
import { parseFlags } from './parse-flags.ts'
import { parsePeriod } from './parse-period.ts'

export interface PlanFile {
  readonly reading: PlanReading
  readonly json: string | undefined
}

/** Reads the order or plan that the words of `plan read` and `plan check` name. */
export async function readPlanFile(args: readonly string[], command: string): Promise<Result<PlanFile, string>> {
  const flags = parseFlags(args, {
    period: { type: 'string' },
    columns: { type: 'string' },
    json: { type: 'string' },
  })
  if (!flags.ok) return flags
  const { values, positionals } = flags.value
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) return err(`Назовите один файл: obyektiv ${command} ФАЙЛ.`)
  const options = readOptions(values.period, values.columns)
  if (!options.ok) return options
  const bytes = await readFile(file).catch((error: unknown) =>
    error instanceof Error ? error : new Error('нет доступа'),
  )
  if (bytes instanceof Error) return err(`Файл «${file}» не открывается: проверьте имя и права на чтение.`)
  const document = await readDocument(new Uint8Array(bytes))
  if (!document.ok) return err(document.error.sentence)
  const reading = readPlan(document.value, options.value)
  if (!reading.ok) return err(withHint(reading.error))
  return ok({ reading: reading.value, json: values.json })
}

function withHint(problem: { readonly kind: string; readonly sentence: string }): string {
  switch (problem.kind) {
    case 'no-deadline-column':
    case 'no-text-column':
    case 'wrong-mapping':
      return `${problem.sentence} Ключ: --columns мероприятие=2,срок=3.`
    case 'no-period':
      return `${problem.sentence} Ключ: --period.`
    default:
      return problem.sentence
  }
}

function readOptions(period: string | undefined, columns: string | undefined): Result<ReadPlanOptions, string> {
  const stretch = period === undefined ? undefined : parsePeriod(period)
  if (period !== undefined && stretch === undefined) {
    return err('Назовите плановый период двумя датами, конец не раньше начала: --period 2023-09-01/2024-08-31.')
  }
  const mapping = columns === undefined ? undefined : readColumns(columns)
  if (columns !== undefined && mapping === undefined) {
    return err(
      `Назовите столбцы по номерам, например --columns мероприятие=2,срок=3. Столбцы: ${roleNames.join(', ')}.`,
    )
  }
  return ok({ ...(stretch && { period: stretch }), ...(mapping && { mapping }) })
}

const roleNames = columnRoles.map((role) => columnTitles[role].toLocaleLowerCase('ru'))

/** `мероприятие=2,срок=3`: columns are counted from 1, as people see them. */
function readColumns(text: string): ColumnMapping | undefined {
  const mapping: Partial<Record<ColumnRole, number[]>> = {}
  for (const pair of text.split(',')) {
    const [name = '', number = ''] = pair.split('=').map((part) => part.trim().toLocaleLowerCase('ru'))
    const role = columnRoles[roleNames.indexOf(name)]
    const column = parseWhole(number)
    if (role === undefined || column === undefined || column < 1 || column > 64) return undefined
    mapping[role] = [...(mapping[role] ?? []), column - 1]
  }
  return mapping.text === undefined ? undefined : mapping
}
