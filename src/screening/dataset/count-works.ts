import type { Assessment, AssessmentId } from '#procedures/model'
import { markOf } from '#procedures/model'
import { markSlot } from '#results/model'
import { err, ok, type Result } from '#kernel/result'
import type { BulkStore } from '#tabular'
import type { ClassCounts } from '../model.ts'
import { readTaskScores } from './read-task-scores.ts'

interface ClassRow {
  readonly assessment: Assessment
  readonly municipality: string
  readonly school: string
  readonly classLabel: string
}

/**
 * Classes with their counts from a relation of works, in two passes over the files: the classes first, then every work
 * once, checked against the specification on the way. What stays in memory is the counts.
 */
export async function countDatasetWorks(
  store: BulkStore,
  relation: string,
  assessments: readonly Assessment[],
): Promise<Result<readonly ClassCounts[], string>> {
  await store.run(
    `create table classes as select (row_number() over () - 1)::integer as id, * from (` +
      `select assessment, school, class, min(municipality) as municipality from ${relation} group by assessment, school, class)`,
  )
  const classes = await loadClasses(store, assessments)
  if (!classes.ok) return classes
  const tallies = classes.value.map((row) => emptyTally(row.assessment))
  const faults = new Faults()
  for await (const chunk of store.chunks(worksQuery(relation))) {
    const ids = chunk.whole(0)
    const totals = chunk.whole(1)
    const marks = chunk.whole(2)
    const journals = chunk.whole(3)
    const absences = chunk.whole(4)
    const tasks = chunk.texts(5)
    for (let i = 0; i < chunk.rows; i++) {
      const id = ids[i]!
      const row = classes.value[id]!
      const tally = tallies[id]!
      const journal = slotOf(journals[i]!)
      if (absences[i] === 1) {
        tally.absent++
        tally.absentByJournal[journal]!++
        continue
      }
      const fault = checkWork(row.assessment, totals[i]!, marks[i]!, journals[i]!, tasks[i]!)
      if (fault !== undefined) {
        faults.add(fault, row)
        continue
      }
      const total = totals[i]!
      const given = marks[i] === 0 && row.assessment.scale !== 'missing' ? markOf(total, row.assessment.scale) : marks[i]!
      tally.works++
      tally.scores[total]!++
      tally.marks[slotOf(given)]![journal]!++
    }
  }
  const sentence = faults.sentence()
  if (sentence !== undefined) return err(sentence)
  return ok(
    classes.value.map((row, id) => ({
      assessment: row.assessment.id,
      school: row.school,
      municipality: row.municipality,
      classLabel: row.classLabel,
      counts: { ...tallies[id]!, tasks: [] },
    })),
  )
}

/** −1 stands for an empty or unreadable whole number, 0 for an empty mark. */
const worksQuery = (relation: string) => `
  select c.id,
    coalesce(try_cast(w.total as integer), -1) as total,
    case when w.mark is null or w.mark = '' then 0 else coalesce(try_cast(w.mark as integer), -1) end as mark,
    case when w.journal_mark is null or w.journal_mark = '' then 0 else coalesce(try_cast(w.journal_mark as integer), -1) end as journal,
    case when w.variant = 'absent' then 1 else 0 end as absent,
    w.tasks
  from ${relation} w join classes c
    on c.assessment = w.assessment and c.school = w.school and c.class is not distinct from w.class`

async function loadClasses(
  store: BulkStore,
  assessments: readonly Assessment[],
): Promise<Result<readonly ClassRow[], string>> {
  const known = new Map<string, Assessment>(assessments.map((assessment) => [assessment.id, assessment]))
  const rows: ClassRow[] = []
  for await (const chunk of store.chunks('select id, assessment, school, class, municipality from classes order by id')) {
    const names = chunk.texts(1)
    const schools = chunk.texts(2)
    const labels = chunk.texts(3)
    const municipalities = chunk.texts(4)
    for (let i = 0; i < chunk.rows; i++) {
      const id = names[i]
      if (id === null || id === undefined) return err('В файлах с работами есть строки с пустым столбцом «assessment».')
      const assessment = known.get(id as AssessmentId)
      if (assessment === undefined) return err(`Работа «${id}» есть в файлах, но не описана в spec.json.`)
      const school = schools[i]
      if (school === null || school === undefined) return err('В файлах с работами есть строки с пустым столбцом «school».')
      rows.push({ assessment, school, classLabel: labels[i] ?? '', municipality: municipalities[i] ?? '' })
    }
  }
  return rows.length === 0 ? err('В файлах с работами нет ни одной работы.') : ok(rows)
}

interface Tally {
  works: number
  absent: number
  readonly absentByJournal: number[]
  readonly scores: number[]
  readonly marks: number[][]
}

function emptyTally(assessment: Assessment): Tally {
  return {
    works: 0,
    absent: 0,
    absentByJournal: [0, 0, 0, 0, 0],
    scores: new Array<number>((assessment.maxScore as number) + 1).fill(0),
    marks: Array.from({ length: 5 }, () => [0, 0, 0, 0, 0]),
  }
}

const slotOf = (mark: number): number => (mark >= 2 && mark <= 5 ? markSlot(mark as 2 | 3 | 4 | 5) : 0)

type Fault = 'total' | 'too-high' | 'mark' | 'journal' | 'tasks-count' | 'task-score' | 'sum'

function checkWork(
  assessment: Assessment,
  total: number,
  mark: number,
  journal: number,
  tasks: string | null,
): Fault | undefined {
  if (total < 0) return 'total'
  if (total > (assessment.maxScore as number)) return 'too-high'
  if (mark !== 0 && (mark < 2 || mark > 5)) return 'mark'
  if (journal !== 0 && (journal < 2 || journal > 5)) return 'journal'
  if (tasks === null || tasks === '') return undefined
  const scores = readTaskScores(tasks, assessment.tasks)
  if (scores === 'wrong-count') return 'tasks-count'
  if (scores === 'wrong-score') return 'task-score'
  return scores === total ? undefined : 'sum'
}

const faultWords: Readonly<Record<Fault, string>> = {
  total: 'первичный балл (столбец «total») пуст или не целое число',
  'too-high': 'первичный балл больше наибольшего',
  mark: 'отметка (столбец «mark») не из 2–5',
  journal: 'отметка журнала (столбец «journal_mark») не из 2–5',
  'tasks-count': 'число баллов за задания не совпадает с числом заданий в spec.json',
  'task-score': 'балл за задание не целое число от 0 до наибольшего и не X',
  sum: 'первичный балл не равен сумме баллов за задания',
}

/** The first fault is named with its place, the others are counted. */
class Faults {
  #first: { fault: Fault; row: ClassRow } | undefined
  #count = 0

  add(fault: Fault, row: ClassRow): void {
    this.#first ??= { fault, row }
    this.#count++
  }

  sentence(): string | undefined {
    if (this.#first === undefined) return undefined
    const { fault, row } = this.#first
    const place = `работа «${row.assessment.id}», школа ${row.school}, класс ${row.classLabel === '' ? 'не указан' : row.classLabel}`
    return `Данные не соответствуют spec.json (строк с ошибками: ${this.#count}), например: ${place}: ${faultWords[fault]}.`
  }
}
