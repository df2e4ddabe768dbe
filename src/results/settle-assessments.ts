import type { ReadTx, WriteTx } from '#db'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { err, ok, type Result } from '#kernel/result'
import { ensureAssessment, loadAssessment, loadAssessments, setMarkScale, setTaskSpecification } from '#procedures'
import type { Assessment, AssessmentId } from '#procedures/model'
import { markWorks } from './checking/mark-works.ts'
import type { ImportRefusal } from './import-model.ts'
import type { ImportId } from './model.ts'
import { planSpecification, type SpecificationPlan } from './plan-specification.ts'
import type { PreparedPart } from './prepare-import.ts'
import './tables.ts'

/** A part of the file with what it will teach about its assessment; nothing is written yet. */
export interface PlannedPart extends PreparedPart {
  readonly known: AssessmentId | 'none'
  readonly plan: SpecificationPlan
  readonly title: string
}

/** A part whose assessment is in the store, with the specification its works are counted by. */
export interface SettledPart extends PreparedPart {
  readonly assessment: Assessment
  readonly title: string
  readonly notes: readonly string[]
}

export async function planParts(
  tx: ReadTx,
  parts: readonly PreparedPart[],
): Promise<Result<PlannedPart[], ImportRefusal>> {
  const planned: PlannedPart[] = []
  for (const part of parts) {
    const [known] = await loadAssessments(tx, part.identity)
    const hasWorks = known !== undefined && (await holdsWorks(tx, known.id))
    const plan = planSpecification({ assessment: known ?? 'none', hasWorks }, part.draft, part.schools.length > 0)
    const title = titleOf(part)
    // The reader joins sheets about one assessment; two that remain apart contradict each other.
    const twice = planned.some((earlier) => earlier.title === title)
    if (twice || plan.tasks.act === 'refuse') return err({ kind: 'specification-differs', assessment: title })
    const learnt = plan.scale.act === 'set' ? plan.scale.scale : 'missing'
    const scale = known === undefined || known.scale === 'missing' ? learnt : known.scale
    // The school's own form prints no marks: they are the scale's, before the rows are compared with the store.
    const schools = part.schools.map(({ school, staged }) => ({ school, staged: markWorks(staged, scale) }))
    planned.push({ ...part, schools, known: known?.id ?? 'none', plan, title })
  }
  return ok(planned)
}

export async function settleParts(
  tx: WriteTx,
  parts: readonly PlannedPart[],
  source: { readonly id: ImportId; readonly fileName: string; readonly at: Instant },
): Promise<SettledPart[]> {
  const settled: SettledPart[] = []
  for (const part of parts) {
    const id = await ensureAssessment(tx, part.identity)
    const { tasks, scale, notes } = part.plan
    const origin = { at: source.at, origin: source.id }
    const named = { kind: 'imported', text: `Файл «${source.fileName}»` } as const
    const seen = { kind: 'computed', text: `Наибольшие баллы, встреченные в файле «${source.fileName}»` } as const
    if (tasks.act === 'set') {
      const { maxScore, observed } = tasks
      await setTaskSpecification(tx, id, { tasks: tasks.tasks, maxScore, source: observed ? seen : named, ...origin })
    }
    const told = [...notes]
    if (scale.act === 'set') {
      const answer = await setMarkScale(tx, id, { scale: scale.scale, source: named, ...origin })
      if (!answer.ok) told.push(answer.error.sentence)
    }
    const assessment = await loadAssessment(tx, id)
    assert(assessment !== undefined, `settleParts: assessment ${id} must be in the store`)
    settled.push({ ...part, assessment, notes: told })
  }
  return settled
}

async function holdsWorks(tx: ReadTx, assessment: AssessmentId): Promise<boolean> {
  const cell = await tx
    .selectFrom('result_cell')
    .select('works')
    .where('assessment_id', '=', assessment)
    .where('works', '>', 0)
    .limit(1)
    .executeTakeFirst()
  return cell !== undefined
}

/** «ВПР 2025, 4 класс, Математика». */
export function titleOf({ identity }: Pick<PreparedPart, 'identity'>): string {
  return `${identity.procedure} ${identity.year}, ${identity.grade}\u00a0класс, ${identity.subject}`
}
