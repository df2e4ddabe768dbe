import { describe, expect, test } from 'vitest'
import type { Assessment, AssessmentId, MarkScale, TaskLevel } from '#procedures/model'
import type { Cell } from '#tabular'
import {
  demoMarked,
  demoRussian4,
  demoRussian4Scale,
  type DemoSchool,
  demoWorks,
  type FederalFile,
  fileTable,
  individualFile,
  markerListFile,
  markStatisticsFile,
  protocolFile,
  sumOf,
} from '../../../test/support/federal-files.ts'
import { assignSchool } from '../reading/assign-school.ts'
import { readResultsTable } from '../reading/read-results-file.ts'
import type { Finding, StagedFile } from '../staged.ts'
import { bareContext, type CheckContext } from './check-context.ts'
import { checkStagedFile } from './check-staged-file.ts'
import { withoutErrorRows } from './without-error-rows.ts'

const source = { kind: 'published', text: 'Демо' } as const

function assessment(change: Partial<Assessment> = {}): Assessment {
  return {
    id: 'a1' as AssessmentId,
    procedure: 'ВПР',
    year: 2026,
    grade: 4,
    subject: 'Русский язык',
    maxScore: 24,
    tasks: demoRussian4.tasks.map(({ label, max, level }) => ({
      label,
      max,
      level: (level === 'Б' ? 'basic' : 'advanced') satisfies TaskLevel,
      response: 'unknown',
    })),
    tasksSource: source,
    scale: demoRussian4Scale,
    scaleSource: source,
    ...change,
  }
}

const municipality = { code: 'reg99_m001', name: 'Демский муниципальный округ' }
const context: CheckContext = {
  assessments: [assessment()],
  schools: new Map([
    ['edu990001', { name: 'СОШ № 1 Демо', municipality }],
    ['edu990002', { name: 'СОШ № 2 Демо', municipality }],
  ]),
  scope: 'all',
  expected: {},
  latestYear: 'unchecked',
}

const works = demoMarked(demoWorks(demoRussian4, 60, 21), demoRussian4Scale)
const schools: readonly DemoSchool[] = [{ login: 'edu990001', name: 'СОШ № 1 Демо', works }]

function stage(file: FederalFile, edit: (rows: Cell[][]) => void = () => undefined): StagedFile {
  const table = fileTable(file)
  const [first, ...others] = table.sheets
  const rows = first!.rows.map((row) => [...row])
  edit(rows)
  const staged = readResultsTable({ ...table, sheets: [{ ...first!, rows }, ...others] }, file.fileName)
  if (!staged.ok) throw new Error(staged.error.sentence)
  return staged.value
}

const individual = (edit?: (rows: Cell[][]) => void): StagedFile => stage(individualFile(demoRussian4, schools), edit)
const brief = (findings: readonly Finding[]) =>
  findings.map(
    ({ severity, rule, place }) => `${severity} ${rule}${place === undefined ? '' : ` ${place.column}${place.row}`}`,
  )

/** Columns of Ф1: D code, E class, F variant, G–M tasks, N total, O mark, P register mark; the first work stands in row 10. */
const [first, code, task1, task4, total, mark] = [9, 3, 6, 9, 13, 14]

test('a right file has nothing to say', () => {
  expect(checkStagedFile(individual(), context)).toEqual([])
})

describe('every score, total and mark is held against the specification and the scale', () => {
  test.each<readonly [string, (rows: Cell[][]) => void, readonly string[]]>([
    [
      'a score above its maximum',
      (rows) => (rows[first]![task1] = 5),
      ['error score-above-maximum G10', 'warning total-differs N10'],
    ],
    [
      'a negative score',
      (rows) => (rows[first]![task1] = -1),
      ['error score-negative G10', 'warning total-differs N10'],
    ],
    [
      'a fractional score',
      (rows) => (rows[first]![task4] = '0,5'),
      ['error score-not-whole J10', 'warning total-differs N10'],
    ],
    [
      'a total above the maximum',
      (rows) => ((rows[first]![total] = 25), (rows[first]![mark] = 5)),
      ['error total-above-maximum N10'],
    ],
    [
      'a fractional total',
      (rows) => ((rows[first]![total] = '20,5'), (rows[first]![mark] = 4)),
      ['error total-unreadable N10'],
    ],
    [
      'a negative total',
      (rows) => ((rows[first]![total] = -2), (rows[first]![mark] = 2)),
      ['error total-unreadable N10'],
    ],
    ['a word for a total', (rows) => (rows[first]![total] = 'много'), ['error total-unreadable N10']],
    ['mark 1', (rows) => (rows[first]![mark] = 1), ['error mark-unreadable O10']],
  ])('%s', (_name, edit, expected) => {
    const staged = individual(edit)
    const findings = checkStagedFile(staged, context)
    expect(brief(findings)).toEqual(expected)
    const rows = withoutErrorRows(staged, findings).parts[0]!.works.map(({ row }) => row)
    expect(rows).not.toContain(10)
    expect(rows).toHaveLength(works.length - 1)
  })

  test('a total that is not the sum of its tasks is a warning that names the row and keeps it', () => {
    const sum = sumOf(works[0]!.scores)
    const staged = individual((rows) => {
      rows[first]![total] = sum - 1
      rows[first]![mark] = null
    })
    const findings = checkStagedFile(staged, context)
    expect(brief(findings)).toEqual(['warning total-differs N10'])
    expect(findings[0]?.what).toBe(`Итог ${sum - 1}, а сумма баллов за задания ${sum}`)
    expect(withoutErrorRows(staged, findings).parts[0]!.works).toHaveLength(works.length)
  })

  test('X counts 0 in the total', () => {
    expect(works.some(({ scores }) => scores.includes('X'))).toBe(true)
    expect(checkStagedFile(individual(), context)).toEqual([])
  })

  test('a mark that the scale does not give is a warning that names the row', () => {
    const given = works[0]!.mark
    const findings = checkStagedFile(
      individual((rows) => (rows[first]![mark] = given === 5 ? 4 : 5)),
      context,
    )
    expect(brief(findings)).toEqual(['warning mark-differs O10'])
  })
})

describe('many disagreements ask for their common cause', () => {
  const shifted = (column: number, step: 1 | -1) => (rows: Cell[][]) => {
    const values = rows.slice(first).map((row) => row[column]!)
    for (const [index, row] of rows.slice(first).entries()) row[column] = values[index - step] ?? values[index]!
  }
  const causes = (findings: readonly Finding[]) =>
    findings.filter(({ place }) => place === undefined).map(({ rule, what }) => `${rule}: ${what}`)

  test.each([
    [
      'marks moved down',
      mark,
      1,
      'marks-shifted: ВПР 2026, Русский язык, 4\u00a0класс: похоже, столбец отметок сдвинут на строку вниз',
    ],
    [
      'marks moved up',
      mark,
      -1,
      'marks-shifted: ВПР 2026, Русский язык, 4\u00a0класс: похоже, столбец отметок сдвинут на строку вверх',
    ],
    [
      'totals moved down',
      total,
      1,
      'totals-shifted: ВПР 2026, Русский язык, 4\u00a0класс: похоже, столбец итогов сдвинут на строку вниз',
    ],
  ] as const)('%s', (_name, column, step, cause) => {
    expect(causes(checkStagedFile(individual(shifted(column, step)), context))).toContain(cause)
  })

  const otherScale: MarkScale = { 3: 7, 4: 13, 5: 19 }
  const remarked = (rows: Cell[][]) => {
    for (const row of rows.slice(first)) {
      const score = row[total] as number
      row[mark] = score >= otherScale[5] ? 5 : score >= otherScale[4] ? 4 : score >= otherScale[3] ? 3 : 2
    }
  }

  test('the scale of another year that fits is named', () => {
    const older = assessment({ id: 'a0' as AssessmentId, year: 2025, scale: otherScale })
    const findings = checkStagedFile(individual(remarked), { ...context, assessments: [assessment(), older] })
    expect(causes(findings)).toEqual([expect.stringContaining('отметки подходят к шкале 2025\u00a0года')])
  })

  test('without such a year the scale that the marks follow is spelled out', () => {
    expect(causes(checkStagedFile(individual(remarked), context))).toEqual([
      expect.stringMatching(/«3» с 7, «4» с 13, «5» с (19|20|21); действует «3» с 10, «4» с 16, «5» с 21$/),
    ])
  })
})

describe('participants', () => {
  test('a code twice with other data keeps both rows out', () => {
    const findings = checkStagedFile(
      individual((rows) => (rows[first + 1]![code] = rows[first]![code]!)),
      context,
    )
    expect(brief(findings)).toEqual(['error participant-conflict D10', 'error participant-conflict D11'])
  })

  test('a row repeated word for word is counted once', () => {
    const findings = checkStagedFile(
      individual((rows) => {
        rows[8]![0] = 'СОШ № 1 Демо(edu990001) | Кол-во участников: ' + (works.length + 1)
        rows.push([...rows[first]!])
      }),
      context,
    )
    expect(brief(findings)).toEqual([`warning participant-repeated D${10 + works.length}`])
  })

  test('one code in two schools is two participants', () => {
    const two = individualFile(demoRussian4, [schools[0]!, { ...schools[0]!, login: 'edu990002' }])
    expect(checkStagedFile(stage(two), context)).toEqual([])
  })
})

describe('schools', () => {
  const strange = individualFile(demoRussian4, [{ login: 'edu990777', name: 'Чужая', works: works.slice(0, 2) }])

  test('a school that is not in the list keeps its rows out', () => {
    expect(brief(checkStagedFile(stage(strange), context))).toEqual([
      'error unknown-school A10',
      'error unknown-school A11',
    ])
    expect(checkStagedFile(stage(strange), { ...context, schools: 'unchecked' })).toEqual([])
  })

  test('a school of another head keeps its rows out', () => {
    const findings = checkStagedFile(individual(), { ...context, scope: new Set(['edu990002']) })
    expect(new Set(findings.map(({ rule }) => rule))).toEqual(new Set(['out-of-scope']))
    expect(findings).toHaveLength(works.length)
  })

  test.each([
    ['Демский муниципальный округ', []],
    ['Демский МО', []],
    ['Демский р-н', []],
    ['Лесогорский район', ['warning municipality-differs']],
  ])('the municipality «%s» of the file', (name, expected) => {
    const staged = individual((rows) => {
      for (const row of rows.slice(first)) row[1] = name
    })
    expect(brief(checkStagedFile(staged, context))).toEqual(expected)
  })

  test('a regional report names schools that are not ours in one sentence', () => {
    const findings = checkStagedFile(stage(markStatisticsFile(demoRussian4)), { ...context, schools: new Map() })
    expect(findings.map(({ rule, what }) => `${rule} ${what}`)).toEqual([
      'unknown-school В отчёте есть 1\u00a0школа (edu990001), которых нет в списке; их строки не загружаются',
    ])
  })

  test('a form waits for its school', () => {
    const staged = stage(protocolFile(demoRussian4, demoWorks(demoRussian4, 3, 2), 9))
    expect(brief(checkStagedFile(staged, context))).toEqual(['warning school-not-chosen'])
    expect(checkStagedFile(assignSchool(staged, 'edu990001'), context)).toEqual([])
  })
})

describe('is it the work it should be', () => {
  test.each<readonly [string, Partial<CheckContext>, readonly string[]]>([
    ['a year that has not come', { latestYear: 2025 }, ['error year-ahead']],
    ['the wrong year', { expected: { year: 2025 } }, ['error work-differs']],
    ['the wrong grade', { expected: { grade: 5 } }, ['error work-differs']],
    ['the wrong subject', { expected: { subject: 'Математика' } }, ['error work-differs']],
    ['the subject spelled otherwise', { expected: { subject: 'русский  язык' } }, []],
    [
      'another maximum in the specification',
      { assessments: [assessment({ tasks: [], maxScore: 38 })] },
      ['error maximum-differs'],
    ],
    ['no specification and no scale', { assessments: [] }, ['warning scale-unknown']],
    [
      'a task missing',
      {
        assessments: [
          assessment({ tasks: [...assessment().tasks, { label: '6', max: 1, level: 'basic', response: 'short' }] }),
        ],
      },
      ['error maximum-differs', 'error task-column-missing'],
    ],
    [
      'a task too many',
      { assessments: [assessment({ tasks: assessment().tasks.slice(1) })] },
      ['error maximum-differs', 'error task-column-extra'],
    ],
    [
      'another maximum of a task',
      {
        assessments: [
          assessment({ tasks: assessment().tasks.map((task) => (task.label === '2' ? { ...task, max: 4 } : task)) }),
        ],
      },
      ['error maximum-differs', 'error task-maximum-differs'],
    ],
    [
      'a specification guessed from scores',
      {
        assessments: [
          assessment({ tasks: assessment().tasks.slice(1), tasksSource: { kind: 'computed', text: 'Демо' } }),
        ],
      },
      [],
    ],
  ])('%s', (_name, change, expected) => {
    const findings = checkStagedFile(individual(), { ...context, ...change })
    expect(brief(findings.filter(({ place }) => place === undefined))).toEqual(expected)
  })

  test('a file that names no work asks for it', () => {
    const file = protocolFile(demoRussian4, demoWorks(demoRussian4, 2, 2), 4)
    const staged = stage({ ...file, fileName: 'протокол.xlsx' })
    const findings = checkStagedFile(staged, context)
    expect(brief(findings)).toEqual(['warning school-not-chosen', 'error assessment-unknown', 'warning scale-unknown'])
    expect(findings.find(({ rule }) => rule === 'assessment-unknown')?.what).toBe(
      'Ни файл, ни его название не говорят, какая это работа: не указано — год, класс, предмет',
    )
  })
})

test('without a store the file is still held against itself', () => {
  const findings = checkStagedFile(
    individual((rows) => (rows[first]![task1] = 9)),
    bareContext,
  )
  expect(brief(findings)).toEqual([
    'warning scale-unknown',
    'error score-above-maximum G10',
    'warning total-differs N10',
  ])
})

test('findings stand in the order of the file, those about all of it first', () => {
  const staged = individual((rows) => {
    rows[first + 5]![task1] = 9
    rows[first + 2]![mark] = 7
    rows[first + 2]![task4] = 'нет'
  })
  expect(brief(checkStagedFile(staged, { ...context, expected: { year: 2025 } }))).toEqual([
    'error work-differs',
    'error score-unreadable J12',
    'error mark-unreadable O12',
    'error score-above-maximum G15',
    'warning total-differs N15',
  ])
})

test('the official list is checked for schools as well', () => {
  const staged = stage(markerListFile([[2025, 'edu990555', 'Демск', 'СОШ', 1, 0, 0, 0, 1]]))
  expect(brief(checkStagedFile(staged, context))).toEqual(['warning unknown-school'])
})
