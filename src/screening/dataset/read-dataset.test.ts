import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBulkStore } from '#tabular'
import { listClasses } from '../class-columns.ts'
import { readDataset } from './read-dataset.ts'

const specification = {
  assessments: [
    {
      id: 'vpr-2025-4-ma',
      procedure: 'ВПР',
      year: 2025,
      grade: 4,
      subject: 'Математика',
      tasks: [
        { label: '1', max: 1, level: 'basic', response: 'short' },
        { label: '2', max: 2, level: 'basic', response: 'open' },
        { label: '4К1', max: 12, level: 'advanced', response: 'open' },
      ],
      scale: { '3': 5, '4': 8, '5': 12 },
    },
  ],
}
const header = 'assessment,municipality,school,class,participant,variant,journal_mark,mark,total,tasks'
const good = [
  'vpr-2025-4-ma,reg99_m001,edu990001,1,1001,1,4,4,11,1 0 10',
  'vpr-2025-4-ma,reg99_m001,edu990001,1,1002,2,,2,1,1 X X',
  'vpr-2025-4-ma,reg99_m001,edu990001,2,1003,absent,3,,,',
  'vpr-2025-4-ma,reg99_m001,edu990002,А,1001,1,5,5,15,1 2 12',
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'obyektiv-test-'))
})
afterAll(() => rm(folder, { recursive: true }))

let made = 0
async function dataset(files: Record<string, string>): Promise<string> {
  const place = join(folder, String(made++))
  const { mkdir } = await import('node:fs/promises')
  await mkdir(place)
  for (const [name, text] of Object.entries(files)) await writeFile(join(place, name), text)
  return place
}
const spec = JSON.stringify(specification)
const works = (...lines: string[]) => `${[header, ...lines].join('\n')}\n`

describe('a dataset folder', () => {
  it('becomes counts by class, the absent counted apart', async () => {
    const read = await readDataset(await dataset({ 'spec.json': spec, 'works.csv': works(...good) }))
    if (!read.ok) throw new Error(read.error)
    const classes = listClasses(read.value)
    expect(classes.map((item) => [item.school, item.classLabel, item.counts.works, item.counts.absent])).toEqual([
      ['edu990001', '1', 2, 0],
      ['edu990001', '2', 0, 1],
      ['edu990002', 'А', 1, 0],
    ])
    expect(classes[0]!.counts.scores[11]).toBe(1)
    expect(classes[0]!.counts.scores[1]).toBe(1)
    // Given 4 with register 4; given 2 with none.
    expect(classes[0]!.counts.marks[3]![3]).toBe(1)
    expect(classes[0]!.counts.marks[1]![0]).toBe(1)
    expect(classes[1]!.counts.absentByJournal[2]).toBe(1)
  })

  it('may hold several files, in any column order, with CRLF, a byte order mark and quotes', async () => {
    const names = header.split(',').toReversed()
    const turned = (line: string) =>
      line
        .split(',')
        .toReversed()
        .map((cell) => `"${cell}"`)
        .join(';')
    const text = `\uFEFF${names.join(';')}\r\n${good.slice(2).map(turned).join('\r\n')}\r\n`
    const read = await readDataset(
      await dataset({ 'spec.json': `\uFEFF${spec}`, 'a.csv': works(...good.slice(0, 2)), 'b.CSV': text }),
    )
    expect(read.ok && listClasses(read.value).reduce((sum, item) => sum + item.counts.works, 0)).toBe(3)
  })

  it('may have columns of its own, their names with commas, and files of other programs beside the works', async () => {
    const own = (line: string, cell: string) => `${cell},${line}`
    const text = [own(header, '"заметки, ""свои"""'), ...good.map((line) => own(line, '"да, нет"'))].join('\n')
    const place = await dataset({ 'spec.json': spec, 'works.csv': text, '._works.csv': 'PK' })
    const { mkdir } = await import('node:fs/promises')
    await mkdir(join(place, 'old.csv'))
    const read = await readDataset(place)
    expect(read.ok ? read.value.classes.size : read.error).toBe(3)
  })

  it('keeps the municipality of a school whose other rows leave it empty', async () => {
    const text = works(good[0]!, good[2]!.replace('reg99_m001', ''))
    const read = await readDataset(await dataset({ 'spec.json': spec, 'works.csv': text }))
    expect(read.ok && listClasses(read.value).map((item) => item.municipality)).toEqual(['reg99_m001', 'reg99_m001'])
  })

  it.each([
    ['as they come', (lines: string[]) => lines],
    ['turned round', (lines: string[]) => lines.toReversed()],
  ])('takes the first municipality of a class whose rows disagree, %s', async (_, order) => {
    const of = (line: string, municipality: string) => line.replace('reg99_m001', municipality)
    const lines = order([of(good[0]!, ''), of(good[1]!, 'reg99_m002'), of(good[1]!, 'reg99_m001').replace('1002', '9')])
    const read = await readDataset(await dataset({ 'spec.json': spec, 'works.csv': works(...lines) }))
    expect(read.ok && listClasses(read.value).map((item) => [item.municipality, item.counts.works])).toEqual([
      ['reg99_m001', 3],
    ])
  })

  it('counts a class whose rows lie far apart, between those of thousands of others', async () => {
    const row = (school: number, participant: number) =>
      good[0]!.replace('1001', String(participant)).replace('edu990001', `edu${school}`)
    const schools = [...Array(3000).keys()]
    const lines = [...schools.map((school) => row(school, 1)), ...schools.toReversed().map((school) => row(school, 2))]
    const read = await readDataset(await dataset({ 'spec.json': spec, 'works.csv': works(...lines) }))
    const classes = read.ok ? listClasses(read.value) : []
    expect(classes).toHaveLength(3000)
    expect(classes.filter(({ counts, taskScores }) => counts.scores[11] !== 2 || taskScores?.length !== 6)).toEqual([])
  })

  it('knows works without a class as one, whether a file writes nothing or an empty text', async () => {
    const place = await dataset({ 'spec.json': spec, 'works.csv': works(good[0]!.replace(',1,1001', ',,1001')) })
    await using store = await openBulkStore()
    const line = good[1]!.replace(',1,1002', ',,1002').split(',')
    const cells = header.split(',').map((name, i) => `'${line[i]}' as ${name}`)
    await store.run(`copy (select ${cells.join(', ')}) to '${place}/more.parquet' (format parquet)`)
    const read = await readDataset(place)
    expect(read.ok ? listClasses(read.value).map((item) => [item.classLabel, item.counts.works]) : read.error).toEqual([
      ['', 2],
    ])
  })

  it.each(['inf', '1e300', '-1e12'])('refuses a primary score of %s in Parquet', async (total) => {
    const place = await dataset({ 'spec.json': spec })
    await using store = await openBulkStore()
    const cells = header.split(',').map((name, i) => `'${good[0]!.split(',')[i]}' as ${name}`)
    await store.run(
      `copy (select * replace ('${total}'::double as total) from (select ${cells.join(', ')}))
        to '${place}/works.parquet' (format parquet)`,
    )
    expect(await readDataset(place)).toEqual({ ok: false, error: expect.stringContaining('не целое число') })
  })

  it('may hold Parquet whose numbers are fractional by kind, an empty one written as NaN', async () => {
    const place = await dataset({ 'spec.json': spec, 'works.csv': works(...good) })
    const fromCsv = await readDataset(place)
    const other = await dataset({ 'spec.json': spec })
    await using store = await openBulkStore()
    await store.run(
      `copy (select * replace (total::double as total, coalesce(mark::double, 'nan'::double) as mark,
        journal_mark::float as journal_mark,
        list_transform(string_split(tasks, ' '), x -> coalesce(try_cast(x as double), 'nan'::double)) as tasks)
        from read_csv('${place}/works.csv', all_varchar = true, header = true)) to '${other}/works.parquet' (format parquet)`,
    )
    const fromParquet = await readDataset(other)
    const sorted = (read: typeof fromCsv) => (read.ok ? listClasses(read.value) : read.error)
    expect(sorted(fromParquet)).toEqual(sorted(fromCsv))
  })

  it('gives the same counts from Parquet as from CSV', async () => {
    const place = await dataset({ 'spec.json': spec, 'works.csv': works(...good) })
    const fromCsv = await readDataset(place)
    const other = await dataset({ 'spec.json': spec })
    await using store = await openBulkStore()
    await store.run(
      `copy (select * replace (total::smallint as total, mark::tinyint as mark,
        list_transform(string_split(tasks, ' '), x -> try_cast(x as tinyint)) as tasks)
        from read_csv('${place}/works.csv', all_varchar = true, header = true)) to '${other}/works.parquet' (format parquet)`,
    )
    const fromParquet = await readDataset(other)
    const sorted = (read: typeof fromCsv) => (read.ok ? listClasses(read.value) : read.error)
    expect(sorted(fromParquet)).toEqual(sorted(fromCsv))
  })

  const row = good[0]!
  it.each<[string, Record<string, string>, RegExp]>([
    ['no spec.json', { 'works.csv': works(row) }, /нет файла spec\.json/],
    ['no works', { 'spec.json': spec }, /нет файлов с работами/],
    ['broken JSON', { 'spec.json': '{', 'works.csv': works(row) }, /не разбирается как JSON/],
    [
      'an empty specification',
      { 'spec.json': '{"assessments":[]}', 'works.csv': works(row) },
      /assessments.*пустой список/,
    ],
    [
      'a scale that falls',
      { 'spec.json': spec.replace('"4":8', '"4":3'), 'works.csv': works(row) },
      /шкала отметок нарушена/,
    ],
    [
      'a scale above the maximum',
      { 'spec.json': spec.replace('"5":12', '"5":99'), 'works.csv': works(row) },
      /шкала отметок нарушена/,
    ],
    [
      'an unknown assessment',
      { 'spec.json': spec, 'works.csv': works(row.replace('4-ma', '5-ma')) },
      /«vpr-2025-5-ma» есть в файлах, но не описана/,
    ],
    [
      'missing columns',
      { 'spec.json': spec, 'works.csv': 'assessment,school\nx,y\n' },
      /нет столбцов «municipality», «class»/,
    ],
    [
      'a total that is not the sum',
      { 'spec.json': spec, 'works.csv': works(row.replace(',11,', ',10,')) },
      /не равен сумме баллов.*/,
    ],
    [
      'a task above its maximum',
      { 'spec.json': spec, 'works.csv': works(row.replace(',11,1 0 10', ',13,3 0 10')) },
      /балл за задание/,
    ],
    [
      'a missing task',
      { 'spec.json': spec, 'works.csv': works(row.replace(',11,1 0 10', ',3,1 2')) },
      /число баллов за задания/,
    ],
    ['a negative total', { 'spec.json': spec, 'works.csv': works(row.replace(',11,', ',-1,')) }, /пуст или не целое/],
    [
      'a fractional task',
      { 'spec.json': spec, 'works.csv': works(row.replace('1 0 10', '1 0.5 10')) },
      /балл за задание/,
    ],
    [
      'a mark that the scale does not give',
      { 'spec.json': spec, 'works.csv': works(row.replace(',4,4,', ',4,5,')) },
      /не та, что даёт шкала/,
    ],
    [
      'an absent participant with scores',
      { 'spec.json': spec, 'works.csv': works(row.replace(',1,4,4,', ',absent,4,4,')) },
      /участник отсутствовал, но/,
    ],
    [
      'a school code with a control character',
      { 'spec.json': spec, 'works.csv': works(row.replace('edu990001', 'edu\u000199')) },
      /непечатаемые знаки/,
    ],
    [
      'a school code with the sign that parts columns',
      { 'spec.json': spec, 'works.csv': works(row.replace('edu990001', 'edu\u001f99')) },
      /непечатаемые знаки/,
    ],
    [
      'a score behind an X',
      { 'spec.json': spec, 'works.csv': works(row.replace('1 0 10', '1 0 X10')) },
      /балл за задание/,
    ],
    ['a specification that is a list', { 'spec.json': '[]', 'works.csv': works(row) }, /ожидается объект/],
    ['an empty file', { 'spec.json': spec, 'works.csv': '' }, /works\.csv» пуст/],
    ['a workbook named CSV', { 'spec.json': spec, 'works.csv': 'PK\u0003\u0004\u0000' }, /не таблица CSV/],
    ['a file without a header', { 'spec.json': spec, 'works.csv': `${row}\n` }, /нет ни одного столбца договора/],
    ['a mark of 7', { 'spec.json': spec, 'works.csv': works(row.replace(',4,4,', ',4,7,')) }, /не из 2–5/],
    [
      'the same participant twice',
      { 'spec.json': spec, 'works.csv': works(row, row) },
      /Участник 1001 встречается дважды/,
    ],
    [
      'a row of too many cells',
      { 'spec.json': spec, 'works.csv': works(row, `${row},extra,extra`) },
      /строка 3 не разбирается/,
    ],
    ['no rows', { 'spec.json': spec, 'works.csv': works() }, /нет ни одной работы/],
    ['Parquet that is not', { 'spec.json': spec, 'works.parquet': 'PAR1 nothing' }, /не читается как Parquet/],
  ])('%s is one clear sentence', async (_, files, sentence) => {
    const read = await readDataset(await dataset(files))
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.error).toMatch(sentence)
    expect(read.error).toMatch(/^[А-ЯЁ].*\.$/)
    expect(read.error.split('\n')).toHaveLength(1)
  })

  it('that does not exist is said so', async () => {
    expect(await readDataset(join(folder, 'nowhere'))).toEqual({
      ok: false,
      error: expect.stringContaining('не найдена'),
    })
  })

  it('in another encoding is said so', async () => {
    const place = await dataset({ 'spec.json': spec })
    const text = works(good[3]!)
    await writeFile(join(place, 'works.csv'), Buffer.from(text.replace('А', '\u00c0'), 'latin1'))
    expect(await readDataset(place)).toEqual({ ok: false, error: expect.stringContaining('UTF-8') })
  })
})
