import type { Assessment } from '#procedures/model'
import type { AggregateValues, AssessmentDraft, StagedAggregate, StagedFile, StagedPart } from '#results/model'
import { type GroupResults, groupResults } from './group-results.ts'
import type { DemoMunicipality, DemoYear } from './model.ts'
import { withheldForm } from './withheld.ts'

/** The works of one year as the reader of dataset folders would give them, but for the form that is left out. */
export function stageWorks(demo: DemoMunicipality, year: DemoYear): StagedFile {
  const sheet = `works-${year}.csv`
  let row = 1
  const parts = demo.assessments.flatMap((assessment): StagedPart[] => {
    if (assessment.year !== year) return []
    const works = demo.works.flatMap((line) => {
      if (line.assessment !== assessment.id) return []
      row++
      const withheld = line.school === withheldForm.school && line.assessment === withheldForm.assessment
      const { school, work } = line
      return withheld ? [] : [{ row, sheet, school, municipality: demo.municipality.code, work }]
    })
    return [{ assessment: draftOf(assessment), works, aggregates: [] }]
  })
  return staged({ kind: 'dataset', fileName: `Демо, результаты ВПР ${year} года`, parts })
}

/** Reports of the «Аналитика» section for the country and the region: what the municipality is compared with. */
export function stageReferences(demo: DemoMunicipality, year: DemoYear): StagedFile {
  const parts = demo.assessments.flatMap((assessment): StagedPart[] => {
    if (assessment.year !== year) return []
    const outside = groupResults(demo, assessment).filter(({ level }) => level === 'all' || level === 'region')
    const aggregates = reports.flatMap(({ sheet, valuesOf }) =>
      outside.map((group, index): StagedAggregate => {
        const { level, code, name, participants } = group
        const values = valuesOf(group, assessment)
        return {
          row: 9 + index,
          sheet: `${assessment.id} ${sheet}`,
          group: { level, code, name },
          participants,
          values,
        }
      }),
    )
    return [{ assessment: draftOf(assessment), works: [], aggregates }]
  })
  return staged({ kind: 'mark-statistics', fileName: `Демо, регион и страна, ВПР ${year} года`, parts })
}

/** The «official» list of schools with markers. */
export function stageMarkers(demo: DemoMunicipality): StagedFile {
  const names = new Map(demo.schools.map(({ login, shortName }) => [login, shortName]))
  const markers = demo.markers.map(({ year, school, ru4, ma4, ru5, ma5 }, index) => ({
    row: index + 2,
    sheet: 'Маркеры',
    year,
    school,
    schoolName: names.get(school) ?? school,
    municipality: demo.municipality.name,
    cells: { ru4, ma4, ru5, ma5 },
  }))
  return {
    ...staged({ kind: 'marker-list', fileName: 'Демо, список ОО с маркерами', parts: [] }),
    markers,
    dataRows: markers.length,
  }
}

const reports: readonly {
  readonly sheet: string
  readonly valuesOf: (group: GroupResults, assessment: Assessment) => AggregateValues
}[] = [
  { sheet: 'Статистика по отметкам', valuesOf: ({ marks }) => ({ kind: 'mark-statistics', shares: marks }) },
  {
    sheet: 'Сравнение отметок',
    valuesOf: ({ register: { lower, equal, higher } }) => {
      const of = (count: number) => ({ count, share: count / (lower + equal + higher) })
      return { kind: 'register-comparison', lower: of(lower), equal: of(equal), higher: of(higher) }
    },
  },
  { sheet: 'Распределение баллов', valuesOf: ({ scores }) => ({ kind: 'score-distribution', shares: scores }) },
  {
    sheet: 'Выполнение заданий',
    valuesOf: ({ tasks }, assessment) => ({
      kind: 'task-performance',
      tasks: tasks.map((share, i) => ({ label: assessment.tasks[i]!.label, share })),
    }),
  },
  {
    sheet: 'Выполнение группами',
    valuesOf: ({ tasksByMark }, assessment) => ({
      kind: 'task-performance-by-mark',
      tasks: tasksByMark.map((shares, i) => ({ label: assessment.tasks[i]!.label, shares })),
    }),
  },
]

function draftOf({ procedure, year, grade, subject, maxScore, tasks, scale }: Assessment): AssessmentDraft {
  return { procedure, year, grade, subject, maxScore, tasks, scale }
}

function staged({ kind, fileName, parts }: Pick<StagedFile, 'kind' | 'fileName' | 'parts'>): StagedFile {
  const dataRows = parts.reduce((sum, part) => sum + part.works.length + part.aggregates.length, 0)
  return { kind, fileName, parts, markers: [], schools: new Map(), findings: [], dataRows }
}
