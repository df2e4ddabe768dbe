import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openBulkStore } from '#tabular'
import { bareContext } from '../checking/check-context.ts'
import { checkStagedFile } from '../checking/check-staged-file.ts'
import { type DatasetFile, readDatasetFolder } from './read-dataset-folder.ts'

const spec = {
  assessments: [
    {
      id: 'vpr-2025-4-ma',
      procedure: 'ВПР',
      year: 2025,
      grade: 4,
      subject: 'Математика',
      tasks: [
        { label: '1', max: 1, level: 'basic', response: 'short' },
        { label: '4K1', max: 3, level: 'advanced', response: 'open' },
      ],
      scale: { 3: 1, 4: 2, 5: 3 },
    },
  ],
}
const head = 'assessment,municipality,school,class,participant,variant,journal_mark,mark,total,tasks'
const rows = [
  'vpr-2025-4-ma,reg99_m001,edu990001,1,1001,1,4,4,2,1 1',
  'vpr-2025-4-ma,reg99_m001,edu990001,1,1002,absent,,,,',
  'vpr-2025-4-ma,reg99_m001,edu990001,1,1003,2,3,2,0,X 0',
]

const file = (name: string, text: string): DatasetFile => ({ name, bytes: new TextEncoder().encode(text) })
const specFile = file('spec.json', JSON.stringify(spec))

test('a dataset folder gives the works of its specification', async () => {
  const staged = await readDatasetFolder([specFile, file('works.csv', [head, ...rows].join('\n'))])
  if (!staged.ok) throw new Error(staged.error.sentence)
  expect(staged.value).toMatchObject({ kind: 'dataset', dataRows: 3, findings: [] })
  expect(staged.value.parts).toHaveLength(1)
  expect(staged.value.parts[0]?.assessment).toMatchObject({
    id: 'vpr-2025-4-ma',
    maxScore: 4,
    scale: { 3: 1 },
    tasks: [{ label: '1' }, { label: '4К1', response: 'open' }],
  })
  expect(staged.value.parts[0]?.works.map(({ work }) => work)).toEqual([
    {
      attendance: 'present',
      participant: '1001',
      classLabel: '1',
      journalMark: 4,
      variant: '1',
      scores: [1, 1],
      total: 2,
      mark: 4,
    },
    { attendance: 'absent', participant: '1002', classLabel: '1', journalMark: 'none' },
    {
      attendance: 'present',
      participant: '1003',
      classLabel: '1',
      journalMark: 3,
      variant: '2',
      scores: ['X', 0],
      total: 0,
      mark: 2,
    },
  ])
  expect(checkStagedFile(staged.value, bareContext)).toEqual([])
})

test('Parquet gives the same works as CSV, null for X', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'obyektiv-test-'))
  try {
    const path = join(folder, 'works.parquet')
    await using store = await openBulkStore()
    await store.run(`copy (
      select * from (values
        ('vpr-2025-4-ma', 'reg99_m001', 'edu990001', '1', '1001', '1', 4, 4, 2, [1::tinyint, 1::tinyint]),
        ('vpr-2025-4-ma', 'reg99_m001', 'edu990001', '1', '1002', 'absent', null, null, null, null),
        ('vpr-2025-4-ma', 'reg99_m001', 'edu990001', '1', '1003', '2', 3, 2, 0, [null, 0::tinyint])
      ) works(assessment, municipality, school, class, participant, variant, journal_mark, mark, total, tasks)
    ) to '${path}' (format parquet)`)
    const parquet = await readDatasetFolder([specFile, { name: 'works.parquet', bytes: await readFile(path) }])
    const csv = await readDatasetFolder([specFile, file('works.csv', [head, ...rows].join('\n'))])
    const worksOf = (staged: typeof csv) =>
      staged.ok && staged.value.parts.map((part) => part.works.map(({ work }) => work))
    expect(worksOf(parquet)).toEqual(worksOf(csv))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('a code that stands in two files of the folder is found', async () => {
  const staged = await readDatasetFolder([
    specFile,
    file('a.csv', [head, rows[0]].join('\n')),
    file('b.csv', [head, rows[0]!.replace(',4,2,1 1', ',3,1,1 0')].join('\n')),
  ])
  if (!staged.ok) throw new Error(staged.error.sentence)
  const findings = checkStagedFile(staged.value, bareContext).filter(({ rule }) => rule === 'participant-conflict')
  expect(findings.map(({ place, what }) => [place?.sheet, place?.column, what])).toEqual([
    ['a.csv', 'E', 'Код участника 1001 есть и в строке 2 листа «b.csv», но с другими данными'],
    ['b.csv', 'E', 'Код участника 1001 есть и в строке 2 листа «a.csv», но с другими данными'],
  ])
})

test('a wrong number of scores is named by its row', async () => {
  const staged = await readDatasetFolder([
    specFile,
    file('works.csv', [head, rows[0]!.replace('1 1', '1 1 0')].join('\n')),
  ])
  if (!staged.ok) throw new Error(staged.error.sentence)
  expect(checkStagedFile(staged.value, bareContext)).toMatchObject([
    { severity: 'error', rule: 'score-count-differs', place: { row: 2, column: 'J' } },
  ])
})

describe('a folder that cannot be read says why in one sentence', () => {
  const works = file('works.csv', [head, ...rows].join('\n'))
  test.each<readonly [string, readonly DatasetFile[], RegExp]>([
    ['no spec.json', [works], /^В наборе данных нет файла spec\.json/],
    ['no tables', [specFile], /нет таблиц работ/],
    ['spec.json that is no JSON', [file('spec.json', '{'), works], /^Файл spec\.json не прочитан: это не JSON\.$/],
    [
      'a task without a maximum',
      [
        file('spec.json', JSON.stringify({ assessments: [{ ...spec.assessments[0], tasks: [{ label: '1' }] }] })),
        works,
      ],
      /«assessments → 0 → tasks → 0 → max» не по договору о данных \(нет значения\)/,
    ],
    [
      'a scale that falls',
      [
        file('spec.json', JSON.stringify({ assessments: [{ ...spec.assessments[0], scale: { 3: 5, 4: 4, 5: 6 } }] })),
        works,
      ],
      /границы отметок должны расти/,
    ],
    ['a table without codes', [specFile, file('works.csv', 'school,mark\nedu990001,4')], /^works\.csv: нет/],
    [
      'a table with names',
      [specFile, file('works.csv', 'ФИО,participant,total\nДемо,1,4')],
      /^works\.csv: В файле есть столбец «ФИО»/,
    ],
    [
      'a damaged Parquet',
      [specFile, file('works.parquet', 'PAR1 нет')],
      /^works\.parquet: файл не прочитан: это не Parquet или он повреждён\.$/,
    ],
  ])('%s', async (_name, files, sentence) => {
    const staged = await readDatasetFolder(files)
    expect(staged.ok ? 'read' : staged.error.sentence).toMatch(sentence)
  })
})

test('works of an assessment that the specification does not name stop the import', async () => {
  const staged = await readDatasetFolder([
    specFile,
    file('works.csv', [head, rows[0]!.replace('4-ma', '5-ma')].join('\n')),
  ])
  expect(staged.ok && staged.value.findings).toMatchObject([
    { severity: 'error', rule: 'assessment-unknown', what: 'Работы «vpr-2025-5-ma» нет в spec.json' },
  ])
})

test.each([
  ['no year', { year: undefined }, '«assessments → 0 → year» не по договору о данных (нет значения)'],
  [
    'a grade in words',
    { grade: 'четвёртый' },
    '«assessments → 0 → grade» не по договору о данных (значение не того вида)',
  ],
  ['grade 12', { grade: 12 }, '«assessments → 0 → grade» не по договору о данных (значение больше допустимого)'],
  ['an unknown procedure', { procedure: 'PISA' }, '(допустимы только «ВПР», '],
  ['marks that do not rise', { scale: { 3: 2, 4: 2, 5: 3 } }, '(границы отметок должны расти: 3 < 4 < 5)'],
])('a specification with %s is told in Russian', async (_, wrong, sentence) => {
  const bad = { assessments: [{ ...spec.assessments[0], ...wrong }] }
  const staged = await readDatasetFolder([file('spec.json', JSON.stringify(bad)), file('works.csv', head)])
  expect(staged).toMatchObject({ ok: false, error: { sentence: expect.stringContaining(sentence) } })
})
