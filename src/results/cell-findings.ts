import type { ReadTx } from '#db'
import { loadAssessments } from '#procedures'
import type { Assessment } from '#procedures/model'
import { cellColumns } from './cell-row.ts'
import { countWorks } from './count-works.ts'
import { decodeWork } from './encode-work.ts'
import type { Work } from './model.ts'
import './tables.ts'

/**
 * Classes whose stored counts differ from a recount of their works in force, each as one Russian sentence; for `verify`.
 * One assessment is in memory at a time.
 */
export async function cellFindings(tx: ReadTx): Promise<string[]> {
  const findings: string[] = []
  for (const assessment of await loadAssessments(tx, {})) {
    const stored = await storedCells(tx, assessment.id)
    const recounted = await recountedCells(tx, assessment)
    for (const [key, cell] of recounted) {
      if (stored.get(key)?.summary !== cell.summary) findings.push(findingOf(assessment, cell.place))
    }
    for (const [key, cell] of stored) if (!recounted.has(key)) findings.push(findingOf(assessment, cell.place))
  }
  return findings
}

interface CheckedCell {
  readonly place: { readonly school: string; readonly classLabel: string }
  /** Everything that lists and indicators read, as text to compare. */
  readonly summary: string
}

function findingOf(assessment: Assessment, { school, classLabel }: CheckedCell['place']): string {
  const group = classLabel === '' ? 'без класса' : `класс ${classLabel}`
  return `Подсчёт не сходится с работами: ${assessment.subject}, ${assessment.year} год, школа ${school}, ${group}.`
}

type Columns = ReturnType<typeof cellColumns>

function summaryOf({ counts, task_counts: tasks, ...columns }: Columns): string {
  const ordered = Object.entries(columns)
    .filter(([name]) => name !== 'assessment_id')
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  // Lengths follow the specification of the day the cell was made; zeros at the end say nothing.
  return JSON.stringify(ordered) + (counts + tasks).replaceAll(/(,0)+(?=\])/g, '')
}

async function storedCells(tx: ReadTx, assessment: Assessment['id']): Promise<Map<string, CheckedCell>> {
  const rows = await tx
    .selectFrom('result_cell as c')
    .innerJoin('organisation_node as n', 'n.id', 'c.school_id')
    .selectAll('c')
    .select('n.code')
    .where('c.assessment_id', '=', assessment)
    .execute()
  return new Map(
    rows.map(({ municipality_id, school_id, class_label, code, ...columns }) => [
      JSON.stringify([municipality_id, school_id, class_label]),
      { place: { school: code, classLabel: class_label }, summary: summaryOf(columns) },
    ]),
  )
}

async function recountedCells(tx: ReadTx, assessment: Assessment): Promise<Map<string, CheckedCell>> {
  const rows = await tx
    .selectFrom('work as w')
    .innerJoin('organisation_node as n', 'n.id', 'w.school_id')
    .selectAll('w')
    .select('n.code')
    .where('w.assessment_id', '=', assessment.id)
    .where('w.ended_by', 'is', null)
    .execute()
  const classes = new Map<string, { readonly place: CheckedCell['place']; readonly works: Work[] }>()
  for (const row of rows) {
    const key = JSON.stringify([row.municipality_id, row.school_id, row.class_label])
    const known = classes.get(key)
    if (known === undefined)
      classes.set(key, { place: { school: row.code, classLabel: row.class_label }, works: [decodeWork(row)] })
    else known.works.push(decodeWork(row))
  }
  return new Map(
    [...classes].map(([key, { place, works }]) => [
      key,
      { place, summary: summaryOf(cellColumns(countWorks(works, assessment))) },
    ]),
  )
}
