import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Block, docxToPdf, renderDocx, type TableCell } from '#documents'
import { machine } from '../../test/support/machine.ts'
import { municipalityNote, schoolNote } from '../../test/support/synthetic-note-data.ts'
import { composeAnalyticNote } from './compose-analytic-note.ts'
import type { AnalyticNoteData, AssessmentAnalysis } from './model.ts'

describe('the note of a school', () => {
  const blocks = composeAnalyticNote(schoolNote).blocks

  it('has the ten sections in the order of the method', () => {
    expect(headingsOf(blocks)).toEqual([
      '1. Основание',
      '2. Участники',
      '3. Результаты по отметкам',
      '4. Распределение первичных баллов',
      '5. Сравнение отметок с отметками по журналу',
      '6. Выполнение заданий',
      '7. Достижение планируемых результатов',
      '8. Динамика по годам',
      '9. Признаки, которые требуют уточнения',
      '10. Причины и решения',
    ])
  })

  it.each([
    ['Русский язык, 4 класс: участвовали 89 обучающихся из 94 по протоколам (94,7 %), отсутствовали 5.'],
    ['СОШ № 6: успеваемость 96,6 %, качество 60,7 % от 89 работ.'],
    [
      'В сравнении с группой «Демонстрационный округ»: успеваемость на 7,6 п. п. выше (там 89,0 % от 1201 работы), качество на 13,7 п. п. выше (там 47,0 %).',
    ],
    ['Средний первичный балл 15,9 из 24, медиана 16 (89 работ).'],
    ['Работ с баллами 10 и 16 больше, чем ожидалось: это требует уточнения.'],
    ['Отметка за работу ниже отметки по журналу в 15,1 % случаев, совпала в 73,3 %, выше в 11,6 % от 86 работ.'],
    ['Не вошли в сравнение 3 работы без отметки в журнале.'],
    ['Отметки различаются на 2 и более в 4 из 86 работ; причины уточняются по каждой работе.'],
    ['Задания базового уровня (7): ниже границы 57 % выполнены 2 задания: 2 (54,0 %), 5 (55,0 %).'],
    ['Задания повышенного уровня (3): ниже границы 28,5 % выполнено 1 задание: 7 (27,0 %).'],
    ['Все доли взяты по 89 работам.'],
    ['В задании 3.2 группа с более низкой отметкой справилась лучше группы с более высокой; почему, следует уточнить.'],
    ['Не показаны группы с отметкой «2»: в ней меньше 10 участников'],
    ['Доля «2» за год снизилась на 1,6 п. п.: 5,0 % от 91 работы в 2025 году, 3,4 % от 89 работ в 2026 году.'],
    [
      'Вероятность такого и большего отклонения при обычном порядке проведения и проверки: 0,0004; по всем признакам вместе, с поправкой на число сравнений: 0,012.',
    ],
  ])('says: %s', (sentence) => {
    expect(plain(textOf(blocks))).toContain(sentence)
  })

  it('lists the codes of works with a gap of two and more', () => {
    expect(rowsOf(blocks, 'Работы с разницей отметок')).toEqual([
      ['40011', '4А', '5', '3', '−2'],
      ['40027', '4А', '4', '2', '−2'],
      ['40046', '4Б', '3', '5', '+2'],
      ['40071', '4В', '5', '3', '−2'],
    ])
  })

  it('counts works instead of shares in a class of seven', () => {
    expect(rowsOf(blocks, 'Результаты по классам').at(-1)).toEqual(['4Г', '7', '0*', '3*', '3*', '1*', '7*', '4*'])
  })

  it('asks what would explain each sign', () => {
    const questions = paragraphsOf(blocks).filter((text) => text.startsWith('Что могло бы это объяснить?'))
    expect(questions).toHaveLength(schoolNote.signs.length)
    for (const question of questions) expect(question).toMatch(/\?$/)
  })

  it('leaves causes and decisions to people', () => {
    expect(blocks.filter(({ kind }) => kind === 'fillIn')).toHaveLength(1)
    expect(rowsOf(blocks, 'Решения по итогам анализа')).toEqual(['1', '2', '3', '4', '5'].map((n) => [n, '', '', '']))
    expect(blocks.at(-2)).toEqual({ kind: 'signature', position: 'Директор СОШ № 6', name: 'А.Б. Демонстрационный' })
  })

  it('gives every figure a table with the same numbers', () => {
    const [marks] = blocks.filter((block) => block.kind === 'figure')
    const table = rowsOf(blocks, 'Результаты по отметкам')
    expect(marks!.figure.table.rows[0]).toEqual(table[0]!.slice(0, 6))
  })
})

describe('the note of a municipality', () => {
  const blocks = composeAnalyticNote(municipalityNote).blocks

  it('carries no code of a participant', () => {
    const all = JSON.stringify(composeAnalyticNote(municipalityNote))
    for (const { participant } of gapsOf(municipalityNote)) expect(all).not.toContain(participant)
    expect(plain(textOf(blocks))).toContain('Коды участников остаются в школе.')
  })

  it('hides the school of seven and the next one, by which it could be computed', () => {
    for (const caption of ['Участники по школам', 'Результаты по школам']) {
      const rows = rowsOf(blocks, caption)
      expect(rows.find(([label]) => label === 'СОШ № 14')).toEqual(['СОШ № 14', 'не показано'])
      expect(rows.find(([label]) => label === 'СОШ № 15')).toEqual(['СОШ № 15', 'менее 10 участников'])
    }
    expect(rowsOf(blocks, 'Где данных мало')[0]).toEqual([
      'СОШ № 15, русский язык, 4 класс',
      'менее 10',
      'для признака у границ отметок нужно не меньше 20 работ',
    ])
  })

  it('keeps the schools in the order given, not by their results', () => {
    const labels = rowsOf(blocks, 'Результаты по школам').map(([label]) => label)
    expect(labels).toEqual(Array.from({ length: 15 }, (_, i) => `СОШ № ${i + 1}`))
  })
})

describe('whatever the data', () => {
  const [assessment] = schoolNote.assessments
  const bare: AssessmentAnalysis = {
    ...assessment!,
    held: 'unknown',
    scale: 'missing',
    maxScore: 'unknown',
    marks: 'missing',
    scores: 'missing',
    register: 'missing',
    tasks: 'missing',
    plannedResults: 'missing',
    dynamics: [],
    participants: { total: { label: 'Всего', present: 21, absent: 'unknown' }, units: [] },
  }
  const variants: Record<string, AnalyticNoteData> = {
    school: schoolNote,
    municipality: municipalityNote,
    'nothing but participants': {
      ...schoolNote,
      assessments: [bare],
      signs: [],
      tooLittleData: [],
      basis: [],
      sources: [],
    },
    'several subjects': { ...schoolNote, assessments: [assessment!, { ...assessment!, subject: 'Математика' }, bare] },
    'a school of seven for the authority': {
      ...schoolNote,
      audience: 'authority',
      minimumGroup: 100,
    },
  }

  it.each(Object.keys(variants))('%s: no empty words, no verdicts, no doubled stops', (name) => {
    const text = plain(textOf(composeAnalyticNote(variants[name]!).blocks))
    expect(text).not.toMatch(/undefined|NaN|Infinity|\[object|unknown|hidden|missing|none/)
    expect(text).not.toMatch(/\.\.|,,|  | \.|«»|\(\)/)
    expect(text).not.toMatch(/нарушител|необъективн|рейтинг|накрут|фальсифик|доказан|подозр|завыш/i)
  })

  it.each(Object.keys(variants))('%s: every heading is followed by something of its own', (name) => {
    const { blocks } = composeAnalyticNote(variants[name]!)
    blocks.forEach((block, i) => {
      const next = blocks[i + 1]
      if (block.kind === 'heading') expect(next && (next.kind !== 'heading' || next.level > block.level)).toBe(true)
    })
  })

  it('says that nothing is shown where the whole school is small for the reader outside', () => {
    const text = plain(textOf(composeAnalyticNote(variants['a school of seven for the authority']!).blocks))
    expect(text).toContain('результаты не показаны, менее 100 участников.')
    expect(text).not.toMatch(/96,6|участвовали 89/)
  })

  it('sums up several subjects in one table', () => {
    const rows = rowsOf(composeAnalyticNote(variants['several subjects']!).blocks, 'Результаты по предметам и классам')
    expect(rows.map(([label, works]) => [label, works])).toEqual([
      ['Русский язык, 4 класс', '89'],
      ['Математика, 4 класс', '89'],
      ['Русский язык, 4 класс', 'нет данных об отметках'],
    ])
  })

  it.each([
    { present: 1, absent: 1, said: 'участвовал 1 обучающийся из 2 по протоколам (50,0 %), отсутствовал 1.' },
    { present: 22, absent: 0, said: 'участвовали 22 обучающихся из 22 по протоколам (100,0 %), отсутствовавших нет.' },
    { present: 21, absent: 4, said: 'участвовал 21 обучающийся из 25 по протоколам (84,0 %), отсутствовали 4.' },
  ])('agrees with the number: $said', ({ present, absent, said }) => {
    const participants = { total: { label: 'Всего', present, absent }, units: [] }
    const note = composeAnalyticNote({ ...schoolNote, assessments: [{ ...bare, participants }] })
    expect(plain(textOf(note.blocks))).toContain(said)
  })

  it.each([
    { comparable: 'scale-changed', said: 'Шкала 2026 года отличается от шкалы 2025 года' },
    { comparable: 'scale-unknown', said: 'Шкала одного из двух последних лет неизвестна' },
  ] as const)('does not compare years of different scales: $comparable', ({ comparable, said }) => {
    const dynamics = assessment!.dynamics.map((year, i) => (i === 2 ? { ...year, comparable } : year))
    const note = composeAnalyticNote({ ...schoolNote, assessments: [{ ...assessment!, dynamics }] })
    expect(plain(textOf(note.blocks))).toContain(said)
    expect(plain(textOf(note.blocks))).not.toContain('Доля «2» за год')
  })
})

it.skipIf(machine.libreOffice === undefined || machine.pdfToPpm === undefined).each([
  { name: 'school', data: schoolNote, pages: 8 },
  { name: 'municipality', data: municipalityNote, pages: 8 },
])('LibreOffice opens the note of a $name and numbers its pages from the second', async ({ data, pages }) => {
  const folder = mkdtempSync(join(tmpdir(), 'obyektiv-test-'))
  try {
    const pdf = await docxToPdf(await renderDocx(composeAnalyticNote(data)))
    if (!pdf.ok) throw new Error(JSON.stringify(pdf.error))
    const file = join(folder, 'note.pdf')
    writeFileSync(file, pdf.value)
    const read = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1)
    expect(read.length).toBeGreaterThanOrEqual(pages - 1)
    expect(read.length).toBeLessThanOrEqual(pages + 1)
    read.forEach((page, i) => expect(/^\s*(\d+)\n/.exec(page)?.[1]).toBe(i === 0 ? undefined : String(i + 1)))
    expect(read[0]).toMatch(/АНАЛИТИЧЕСКАЯ СПРАВКА[\s\S]*О результатах ВПР 2026.года/)
    expect(read.at(-1)).toContain(data.signatory.name)
    // A heading never ends a page.
    for (const page of read) expect(page.trimEnd().split('\n').at(-1)).not.toMatch(/^\s*\d+(\.\d+)?\. [А-Я][а-я ,]+$/)
    const pictures = execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' }).trim().split('\n').length - 2
    expect(pictures).toBeGreaterThanOrEqual(6)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** With ordinary spaces and without soft hyphens, as one reads it. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u00ad', '')

const cellText = (cell: TableCell): string => (typeof cell === 'string' ? cell : runsText(cell.runs))

const runsText = (runs: readonly (string | { readonly text: string })[]): string =>
  runs.map((run) => (typeof run === 'string' ? run : run.text)).join('')

const headingsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))

const paragraphsOf = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? [plain(runsText(block.runs))] : []))

function rowsOf(blocks: readonly Block[], caption: string): string[][] {
  const table = blocks.find((block) => block.kind === 'table' && block.caption?.includes(caption))
  if (table?.kind !== 'table') throw new Error(`no table «${caption}»`)
  return table.rows.map((row) => row.map((cell) => plain(cellText(cell))))
}

function textOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block): string[] => {
      switch (block.kind) {
        case 'heading':
          return [block.text]
        case 'paragraph':
        case 'note':
          return [runsText(block.runs)]
        case 'table':
          return [block.caption ?? '', ...[...block.header, ...block.rows].flat().map(cellText)]
        case 'figure':
          return [block.caption, block.figure.alt, ...block.figure.table.rows.flat()]
        case 'fillIn':
          return [block.label]
        default:
          return []
      }
    })
    .join('\n')
}

const gapsOf = (data: AnalyticNoteData) =>
  data.assessments.flatMap(({ register }) => (register === 'missing' ? [] : register.gaps))
