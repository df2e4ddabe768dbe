import { err, ok, type Result } from '#kernel/result'
import { counted } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import type { BulkStore } from '#tabular'
import { ClassColumnsBuilder } from '../build-class-columns.ts'
import type { ClassColumns } from '../class-columns.ts'
import { WorkLineCounter } from './count-work-lines.ts'
import { separator } from './work-line.ts'

export interface CountedWorks {
  readonly classes: ClassColumns
  /** Whether two works may be of one participant: their hashes are equal. */
  readonly mayRepeat: boolean
}

/**
 * Counts of every class of a relation of works, in one pass. The engine reads whatever the files are and writes plain lines
 * beside them, out of core; each line is checked against the specification and counted where it stands.
 *
 * @param told what share of the work is done, 0…1
 */
export async function countDatasetWorks(
  store: BulkStore,
  relation: string,
  assessments: readonly Assessment[],
  told?: (share: number) => void,
): Promise<Result<CountedWorks, string>> {
  const builder = new ClassColumnsBuilder(assessments)
  const counter = new WorkLineCounter(assessments, builder)
  for await (const block of store.lines(linesQuery(relation), separator, told)) {
    const refused = counter.count(block)
    if (refused !== undefined) return err(refused)
  }
  if (counter.works === 0) return err('В файлах с работами нет ни одной работы.')
  const { faults, overfull } = { faults: counter.faults, overfull: builder.overfull }
  if (faults !== undefined) {
    const rows = counted(faults.rows, 'строка', 'строки', 'строк')
    return err(`Данные не соответствуют spec.json: ${rows} с ошибкой, например: ${faults.example}.`)
  }
  if (overfull !== undefined) {
    const label = overfull.label === '' ? 'без класса' : `«${overfull.label}»`
    return err(`В школе ${overfull.school} слишком много работ одного класса (${label}): проверьте столбец «class».`)
  }
  const mayRepeat = counter.mayRepeat()
  return ok({ classes: builder.finish(counter.variants), mayRepeat })
}

/** A line of text must stay a line: what breaks it becomes a control character, which no code and no number may hold. */
const oneLine = (column: string) => `replace(coalesce(${column}, ''), chr(10), chr(1))`

/** So must a code stay a column: a number that does not leaves a line without a known assessment. */
const oneColumn = (column: string) => `replace(${oneLine(column)}, '${separator}', chr(1))`

const numbers = ['variant', 'journal_mark', 'mark', 'total', 'tasks']
const codes = ['assessment', 'school', 'class', 'municipality']

/**
 * One line a work: two halves of the hash of its class, hash of the participant (53 bits), hash of the school with its
 * municipality, attendance, then the columns as they came. Codes are read once for each hash.
 */
const linesQuery = (relation: string) => `
  select key & 4294967295, key >> 32, participant >> 11, place & 4294967295, attendance, ${numbers.join(', ')}, ${codes.join(', ')}
  from (
    select hash(assessment, school, class) as key, hash(assessment, school, participant) as participant,
      hash(school, municipality) as place, case when variant = 'absent' then 'a' else 'p' end as attendance,
      ${[...numbers.map((name) => `${oneLine(name)} as ${name}`), ...codes.map((name) => `${oneColumn(name)} as ${name}`)].join(', ')}
    from ${relation})`
