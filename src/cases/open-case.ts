import { type Act, appendAudit } from '#audit'
import type { ReadTx, WriteTx } from '#db'
import { newId } from '#kernel/new-id'
import { err, ok, type Result } from '#kernel/result'
import { getNode } from '#organisations'
import type { NodeId } from '#organisations/model'
import { loadAssessments, shortAssessmentTitle } from '#procedures'
import type { Assessment } from '#procedures/model'
import { loadMarkers } from '#results'
import {
  type CellArea,
  type InnocentCheck,
  listCellAreas,
  loadCellEvidence,
  loadSchoolFinding,
  loadScreeningRun,
  type ScreeningRun,
} from '#screening'
import type { Family } from '#screening/model'
import type { CaseId, CaseProblem, CaseSign } from './model.ts'
import './tables.ts'

/** A sign is put into the case from this probability on; the cell itself must be an area of attention. */
const worthSaying = 0.05

export interface CaseSubject {
  readonly school: NodeId
  readonly year: number
}

/**
 * Opens a case about one school and one year: a person does, never the program. What the screening says at this moment is
 * kept in it, with the checks of the data that were made of themselves.
 */
export async function openCase(tx: WriteTx, act: Act, subject: CaseSubject): Promise<Result<CaseId, CaseProblem>> {
  const school = await getNode(tx, subject.school)
  if (school === undefined || school.kind !== 'school') return err({ kind: 'not-a-school' })
  const there = await tx
    .selectFrom('school_case')
    .select('id')
    .where('school_id', '=', subject.school)
    .where('year', '=', subject.year)
    .executeTakeFirst()
  if (there !== undefined) return err({ kind: 'already-open', id: there.id })
  const run = await loadScreeningRun(tx, subject.school)
  const signs = run === undefined ? [] : await signsOf(tx, run, subject)
  const finding = run === undefined ? undefined : await loadSchoolFinding(tx, run.id, subject.school)
  const official = await officialOf(tx, subject)
  const standsOut = finding?.flagged === true
  if (run === undefined || (signs.length === 0 && !standsOut && official.marks === 0)) {
    return err({ kind: 'nothing-to-clarify' })
  }
  const id = newId<CaseId>()
  await tx
    .insertInto('school_case')
    .values({
      id,
      school_id: subject.school,
      year: subject.year,
      state: 'opened',
      screened_at: run.finishedAt,
      school_q: standsOut ? finding.q : null,
      signs: JSON.stringify(signs),
      official: official.words,
      request: null,
      request_due: null,
      requested_at: null,
      answer: null,
      answered_at: null,
      decision: null,
      decision_reason: null,
      decided_at: null,
      decided_by: null,
      changed_at: act.at,
      changed_by: act.actor,
      version: 1,
    })
    .execute()
  await tx
    .insertInto('school_case_event')
    .values({ case_id: id, version: 1, at: act.at, by: act.actor, action: 'open', remark: null })
    .execute()
  await appendAudit(tx, {
    ...act,
    action: 'cases.open',
    nodePath: school.path,
    subject: id,
    details: { year: subject.year, signs: signs.length },
  })
  return ok(id)
}

async function signsOf(tx: ReadTx, run: ScreeningRun, { school, year }: CaseSubject): Promise<readonly CaseSign[]> {
  const areas = (await listCellAreas(tx, { run: run.id, school })).filter(({ finding }) => finding.flagged)
  const assessments = await loadAssessments(tx, { ids: areas.map(({ assessment }) => assessment) })
  const signs: CaseSign[] = []
  for (const area of areas) {
    const assessment = assessments.find(({ id }) => id === area.assessment)
    if (assessment === undefined || assessment.year !== year) continue
    const evidence = await loadCellEvidence(tx, { run: run.id, school, assessment: area.assessment })
    signs.push(signOf(area, assessment, evidence === 'none' ? [] : evidence.checks))
  }
  return signs
}

function signOf({ finding }: CellArea, assessment: Assessment, checks: readonly InnocentCheck[]): CaseSign {
  const spoken = finding.indications
    .flatMap((each) => (each.outcome === 'tested' && each.p <= worthSaying ? [each] : []))
    .toSorted((a, b) => a.logP - b.logP)
  return {
    assessment: assessment.id,
    title: shortAssessmentTitle(assessment),
    works: finding.works,
    q: finding.q,
    signs: spoken.map(({ family, sentence, p, effect, unit, classLabel }) => ({
      family,
      sentence,
      p,
      effect,
      unit,
      ...(classLabel === undefined ? {} : { classLabel }),
    })),
    checks: checksOf(checks, new Set(spoken.map(({ family }) => family))),
  }
}

/** Explanations of what is spoken of; what the data do not answer becomes a question to the school. */
const checksOf = (checks: readonly InnocentCheck[], spoken: ReadonlySet<Family>): CaseSign['checks'] =>
  checks
    .filter(({ families }) => families.some((family) => spoken.has(family)))
    .map(({ fits, question, sentence }) => ({ fits, sentence, ...(question === true ? { question } : {}) }))

/** What the imported list says: neither it nor the own signs are the truth, so both stand side by side. */
async function officialOf(
  tx: ReadTx,
  { school, year }: CaseSubject,
): Promise<{ readonly marks: number; readonly words: string | null }> {
  const lists = (await loadMarkers(tx, [school])).filter((list) => list.year === year)
  if (lists.length === 0) return { marks: 0, words: null }
  const marks = lists.flatMap((list) => [
    ...(list.ru4 ? ['русский язык, 4 класс'] : []),
    ...(list.ma4 ? ['математика, 4 класс'] : []),
    ...(list.ru5 ? ['русский язык, 5 класс'] : []),
    ...(list.ma5 ? ['математика, 5 класс'] : []),
  ])
  return {
    marks: marks.length,
    words:
      marks.length === 0
        ? 'Официальный список школу не называет.'
        : `Официальный список называет школу: ${marks.join('; ')}.`,
  }
}
