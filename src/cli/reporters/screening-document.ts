import { defaultStyle, drawScoreHistogram, type Block, type DocumentModel, type Run } from '#documents'
import type { Instant } from '#kernel/clock'
import { counted, formatDate, formatProbability, formatShare } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import { expectedHistogram, explainInnocently, findCell, type PreparedScreening } from '#screening'
import { familyNames, type CellFinding, type ScreeningAnswer, type SchoolFinding } from '#screening/model'

/** Cells of one school that get a figure of their own; the rest stand in the table. */
const figuresPerSchool = 2

/** The screening as a document: what was screened, every area of attention with its evidence, how it was computed. */
export function screeningDocument(answer: ScreeningAnswer, prepared: PreparedScreening, now: Instant): DocumentModel {
  const title = 'Области внимания в результатах оценочных процедур'
  const flagged = answer.schools.filter((school) => school.flagged)
  return {
    properties: { title, subject: 'Признаки, требующие уточнения', author: '', createdAt: now },
    style: { ...defaultStyle, textSize: 12, tableSize: 10 },
    letterhead: 'none',
    requisites: {
      kind: 'АНАЛИТИЧЕСКАЯ СПРАВКА',
      date: formatDate(now),
      number: 'to-fill',
      place: 'none',
      heading: 'О признаках, требующих уточнения, в результатах оценочных процедур',
      addressee: [],
    },
    blocks: [
      ...summary(answer, flagged.length),
      ...flagged.flatMap((school) => schoolBlocks(school, answer, prepared)),
      ...aloneBlocks(answer, prepared),
      ...methodBlocks(answer),
    ],
  }
}

const paragraph = (...runs: readonly Run[]): Block => ({ kind: 'paragraph', runs })

function summary(answer: ScreeningAnswer, flagged: number): readonly Block[] {
  const { dataset, settings } = answer
  const silent = answer.schools.filter((school) => !school.enoughData).length
  return [
    paragraph(
      `Рассмотрено: ${counted(dataset.works, 'работа', 'работы', 'работ')}, ${counted(dataset.schools, 'школа', 'школы', 'школ')}, ` +
        `${counted(dataset.assessments, 'оценочная процедура', 'оценочные процедуры', 'оценочных процедур')}. ` +
        (flagged === 0
          ? 'Областей внимания по школам нет.'
          : `Областей внимания – ${counted(flagged, 'школа', 'школы', 'школ')}; они перечислены по порядку кодов.`) +
        (silent === 0 ? '' : ` Данных мало, чтобы что-либо заметить: ${counted(silent, 'школа', 'школы', 'школ')}.`),
    ),
    paragraph(
      'Признак – не вывод: он показывает, где данные отличаются от ожидаемых, и требует уточнения в школе. ' +
        `Среди отмеченного ложными могут быть в среднем не более ${formatShare(settings.fdr, 0)}.`,
    ),
  ]
}

function schoolBlocks(school: SchoolFinding, answer: ScreeningAnswer, prepared: PreparedScreening): readonly Block[] {
  const own = answer.cells.filter((cell) => cell.school === school.school)
  const shown = own.toSorted((a, b) => a.logQ - b.logQ).slice(0, figuresPerSchool)
  return [
    { kind: 'heading', level: 1, text: `Школа ${school.school}` },
    paragraph(
      `${counted(school.works, 'работа', 'работы', 'работ')}, ${counted(own.length, 'процедура', 'процедуры', 'процедур')}; ` +
        `q\u00a0=\u00a0${formatProbability(school.q)}.`,
    ),
    ...school.indications.map((item) =>
      paragraph({ text: `${familyNames[item.family]}. `, bold: true }, item.sentence),
    ),
    ...shown.flatMap((cell) => cellBlocks(cell, prepared)),
  ]
}

function cellBlocks(finding: CellFinding, prepared: PreparedScreening): readonly Block[] {
  const cell = findCell(prepared, finding.school, finding.assessment)
  if (cell === undefined) return []
  const title = nameOf(prepared.gathered.assessments[cell.cell.assessment]!)
  const checks = explainInnocently(prepared, cell.cell.position)
  return [
    { kind: 'heading', level: 2, text: `${title}, ${counted(finding.works, 'работа', 'работы', 'работ')}` },
    {
      kind: 'figure',
      figure: drawScoreHistogram(expectedHistogram(prepared, cell)),
      caption: `Распределение первичных баллов и ожидание по другим школам. ${title}`,
    },
    ...finding.indications
      .filter((item) => item.outcome === 'tested')
      .map((item) => paragraph({ text: `${familyNames[item.family]}. `, bold: true }, item.sentence)),
    paragraph({ text: 'Что могло бы это объяснить. ', bold: true }, checks.map((check) => check.sentence).join(' ')),
  ]
}

const nameOf = ({ procedure, year, grade, subject }: Assessment) =>
  `${procedure} ${year}, ${grade} класс, ${subject.slice(0, 1).toLocaleLowerCase('ru')}${subject.slice(1)}`

/** Cells that stand out in schools that do not. */
function aloneBlocks(answer: ScreeningAnswer, prepared: PreparedScreening): readonly Block[] {
  const flagged = new Set(answer.schools.filter((school) => school.flagged).map((school) => school.school))
  const alone = answer.cells.filter((cell) => cell.flagged && !flagged.has(cell.school))
  if (alone.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Отдельные процедуры в школах без общих признаков' },
    ...alone.flatMap((cell) => [
      paragraph({ text: `Школа ${cell.school}`, bold: true }),
      ...cellBlocks(cell, prepared),
    ]),
  ]
}

function methodBlocks({ settings }: ScreeningAnswer): readonly Block[] {
  return [
    { kind: 'heading', level: 1, text: 'Как это посчитано' },
    paragraph(
      'Границы отметок: сколько работ стоит сразу над границей среди всех работ рядом с границами; ожидание – распределение баллов ' +
        'других школ, приведённое к уровню этой школы; вероятность точная (сумма бета-биномиальных величин).',
    ),
    paragraph(
      'Отметки журнала: сколько работ получило отметку выше и ниже журнальной, в сравнении с другими школами при тех же отметках журнала. ' +
        'Неожиданный уровень: средний балл в сравнении с другими работами той же школы и с отметками журнала.',
    ),
    paragraph(
      'Все признаки – расчётные, не официальные маркеры. Разброс между честными школами учтён по самим данным; признаки объединены ' +
        `(сочетание Коши), доля ложных среди отмеченных школ и процедур удержана поправкой Бенджамини – Хохберга на уровне ${formatShare(settings.fdr, 0)}.`,
    ),
  ]
}
