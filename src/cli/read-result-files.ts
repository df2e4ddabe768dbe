import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { err, ok, type Result } from '#kernel/result'
import { suggestScales } from '#procedures'
import type { Assessment, AssessmentId } from '#procedures/model'
import { countWorks, readResultsFile } from '#results'
import type { ClassCounts, ScreeningInput } from '#screening/model'

type StagedFile = Extract<Awaited<ReturnType<typeof readResultsFile>>, { ok: true }>['value']
type StagedPart = StagedFile['parts'][number]
type StagedWork = StagedPart['works'][number]

/** Files of the federal system (and plain tables of works) → counts by class, without a store. */
export async function readResultFiles(places: readonly string[]): Promise<Result<ScreeningInput, string>> {
  const parts = new Map<AssessmentId, { assessment: Assessment; works: StagedWork[] }>()
  for (const place of places) {
    const name = basename(place)
    let bytes: Uint8Array
    try {
      bytes = await readFile(place)
    } catch {
      return err(`Файл «${place}» не читается.`)
    }
    const staged = await readResultsFile(bytes, name)
    if (!staged.ok) return err(`${name}: ${staged.error.sentence}`)
    const fault = staged.value.findings.find((finding) => finding.severity === 'error')
    if (fault !== undefined) {
      const where = fault.place === undefined ? '' : `, лист «${fault.place.sheet}», строка ${fault.place.row}`
      return err(`${name}${where}: ${fault.what}. ${fault.mend}.`)
    }
    const individual = staged.value.parts.filter((part) => part.works.length > 0)
    if (individual.length === 0) {
      return err(`${name}: в файле нет индивидуальных результатов, а признаки считаются по работам.`)
    }
    for (const part of individual) {
      if (part.works.some((work) => work.school === 'ask')) {
        return err(`${name}: в файле не названа школа; для признаков нужны результаты нескольких школ с их логинами.`)
      }
      const assessment = assessmentOf(part.assessment)
      if (assessment === undefined) return err(`${name}: из файла не понять год, класс или предмет работы.`)
      const known = parts.get(assessment.id)
      if (known === undefined) parts.set(assessment.id, { assessment, works: [...part.works] })
      else known.works.push(...part.works)
    }
  }
  return ok({
    assessments: [...parts.values()].map((part) => part.assessment),
    classes: [...parts.values()].flatMap(({ assessment, works }) => countClasses(assessment, works)),
  })
}

function countClasses(assessment: Assessment, works: readonly StagedWork[]): readonly ClassCounts[] {
  const groups = Map.groupBy(works, ({ school, work }) => JSON.stringify([school, work.classLabel]))
  return [...groups.values()].map((group): ClassCounts => {
    const { school, municipality, work } = group[0]!
    return {
      assessment: assessment.id,
      school,
      municipality: municipality === 'unknown' ? '' : municipality,
      classLabel: work.classLabel,
      counts: countWorks(
        group.map((item) => item.work),
        assessment,
      ),
    }
  })
}

/** The scale is the file's, or the one published for exactly this year; it is never guessed from the marks. */
function assessmentOf(draft: StagedPart['assessment']): Assessment | undefined {
  const { procedure, year, grade, subject, maxScore, tasks, scale } = draft
  if (year === 'unknown' || grade === 'unknown' || subject === 'unknown') return undefined
  const published = suggestScales({ procedure, year, grade, subject, maxScore }).find(
    (suggestion) => suggestion.years !== 'undated' && suggestion.scale !== 'missing',
  )
  const source = { kind: 'imported', text: 'файл результатов' } as const
  return {
    id: (draft.id ?? `${procedure}, ${year}, ${grade} класс, ${subject}`) as AssessmentId,
    procedure,
    year,
    grade,
    subject,
    maxScore,
    tasks,
    tasksSource: tasks.length === 0 ? 'none' : source,
    scale: scale === 'missing' ? (published?.scale ?? 'missing') : scale,
    scaleSource: scale === 'missing' ? (published?.source ?? 'none') : source,
  }
}
