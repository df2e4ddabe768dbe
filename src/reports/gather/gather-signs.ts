import type { ReadTx } from '#db'
import { listSubtree } from '#organisations'
import type { NodeId, OrganisationNode } from '#organisations/model'
import type { Assessment } from '#procedures/model'
import { analyseMarks, loadMarkers, type OfficialMarkers } from '#results'
import type { ShieldRule } from '#results/model'
import {
  type CellArea,
  type InnocentCheck,
  listCellAreas,
  loadCellEvidence,
  loadScreeningRun,
  officialCellOf,
} from '#screening'
import type { SilentIndication, TestedIndication } from '#screening/model'
import type { AnalyticNoteData, NoteSign } from '../model.ts'

export type GatheredSigns = Pick<AnalyticNoteData, 'screening' | 'signs' | 'tooLittleData'>

export interface SignsQuestion {
  readonly node: OrganisationNode
  readonly assessments: readonly Assessment[]
  readonly shield: ShieldRule
}

/** Signs weaker than this say nothing by themselves, even where the place as a whole is an area of attention. */
const worthAsking = 0.05

/**
 * Signs of the newest screening for the schools of the node, each an area of attention by itself, and what the official
 * list says of them. A school that the note hides as small has no line here either: sentences carry its numbers.
 */
export async function gatherSigns(tx: ReadTx, question: SignsQuestion): Promise<GatheredSigns> {
  const { node, assessments } = question
  const run = await loadScreeningRun(tx, node.id)
  const schools = await listSubtree(tx, node.path, 'school')
  const signs: NoteSign[] = []
  let hiddenTimes = 0
  const tooLittleData: GatheredSigns['tooLittleData'][number][] = []
  const markers = await loadMarkers(
    tx,
    schools.map(({ id }) => id),
  )
  for (const assessment of assessments) {
    const hidden = await hiddenSchools(tx, assessment, question)
    if (hidden.has(node.id)) hiddenTimes++
    const cells =
      run === undefined
        ? []
        : await listCellAreas(tx, {
            run: run.id,
            assessment: assessment.id,
            ...(node.kind === 'school' ? { school: node.id } : {}),
          })
    const bySchool = new Map(cells.map((cell) => [cell.school, cell]))
    for (const school of schools) {
      if (hidden.has(school.id)) continue
      const place = `${school.shortName}, ${assessment.subject.toLocaleLowerCase('ru')}, ${assessment.grade}\u00a0класс`
      const cell = bySchool.get(school.id)
      if (cell !== undefined) {
        const evidence =
          run !== undefined && cell.finding.flagged
            ? await loadCellEvidence(tx, { run: run.id, school: school.id, assessment: assessment.id })
            : 'none'
        signs.push(...signsOfCell(cell, place, evidence === 'none' ? [] : evidence.checks))
        if (!cell.finding.enoughData) tooLittleData.push({ place, works: cell.finding.works, reason: reasonOf(cell) })
      }
      const listed = markers.find((line) => line.school === school.id && line.year === assessment.year)
      if (listed !== undefined && isListed(listed, assessment)) {
        signs.push(signOfList(place, cell?.finding.works ?? 'unknown', assessment.year))
      }
    }
  }
  const hiddenWhole = node.kind === 'school' && hiddenTimes === assessments.length
  const screening =
    run === undefined ? 'none' : hiddenWhole ? 'hidden' : { finishedAt: run.finishedAt, outdated: run.outdated }
  return { screening, signs, tooLittleData }
}

/** Schools whose marks the note does not show; for the note of one school, that school. */
async function hiddenSchools(
  tx: ReadTx,
  assessment: Assessment,
  { node, shield }: SignsQuestion,
): Promise<ReadonlySet<NodeId | 'none'>> {
  const { rows } = await analyseMarks(tx, { assessment: assessment.id, node: node.id, by: 'school', shield })
  return new Set(
    rows
      .filter(({ group, figures }) => group.level === 'school' && figures === 'hidden')
      .map(({ group }) => group.node),
  )
}

/** A check stands once, at the strongest sign that it could explain; what only the school knows is asked there. */
function signsOfCell({ finding }: CellArea, place: string, checks: readonly InnocentCheck[]): NoteSign[] {
  if (!finding.flagged) return []
  let left = checks
  return finding.indications
    .filter((each): each is TestedIndication => each.outcome === 'tested' && each.p < worthAsking)
    .toSorted((one, other) => one.logP - other.logP)
    .map(({ family, sentence, p }, index) => {
      const own = left.filter(({ families }) => families.includes(family))
      left = left.filter((check) => !own.includes(check))
      return {
        place,
        works: finding.works,
        family,
        sentence,
        p,
        q: index === 0 ? finding.q : 'none',
        questions: own.filter(({ question }) => question === true).map((check) => check.sentence),
        checks: own.filter(({ question }) => question !== true).map((check) => check.sentence),
        provenance: 'расчётный признак, не официальный маркер',
      }
    })
}

/** The first thing that is missing, as the indicator itself says it. */
/** Of the families that lack data the one that lacks least: it says how many works would be enough. */
function reasonOf({ finding }: CellArea): string {
  const works = (each: SilentIndication) => (typeof each.needed === 'number' ? each.needed : Infinity)
  const [silent] = finding.indications
    .filter((each) => each.outcome === 'not-enough-data')
    .toSorted((a, b) => works(a) - works(b))
  // The table is called «Где данных мало»: the sentence need not begin by saying so.
  const reason = silent?.sentence.replace(/^Данных мало: /, '') ?? 'работ слишком мало для сравнения'
  return reason.charAt(0).toLocaleUpperCase('ru') + reason.slice(1)
}

const listColumns = { '4 РУ': 'ru4', '4 МА': 'ma4', '5 РУ': 'ru5', '5 МА': 'ma5' } as const

function isListed(markers: OfficialMarkers, assessment: Assessment): boolean {
  const cell = officialCellOf(assessment)
  return cell !== undefined && markers[listColumns[cell]]
}

function signOfList(place: string, works: NoteSign['works'], year: number): NoteSign {
  return {
    place,
    works,
    family: 'official-list',
    sentence: `Школа отмечена по этому предмету в официальном списке ${year}\u00a0года.`,
    p: 'none',
    q: 'none',
    questions: [],
    checks: [],
    provenance: `официальный список школ с маркерами, ${year}\u00a0год`,
  }
}
