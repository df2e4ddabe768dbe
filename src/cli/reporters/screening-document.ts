import { evidenceBlocks } from '#cases'
import { defaultStyle, type Block, type DocumentModel, type Run } from '#documents'
import type { Instant } from '#kernel/clock'
import { counted, formatDate, formatProbability, formatShare } from '#kernel/russian-text'
import type { Assessment } from '#procedures/model'
import { cellEvidence, findCell, type InnocentCheck, worksNeeded, type PreparedScreening } from '#screening'
import {
  familyNames,
  type CellFinding,
  type MunicipalityFinding,
  type ScreeningAnswer,
  type SchoolFinding,
} from '#screening/model'

/** Cells of one school that get a figure of their own; the rest stand in the table. */
const figuresPerSchool = 2

/** A sign is shown with its picture from this probability on. */
const worthShowing = 0.05

/** Schools to look at whose pictures a document still carries: beyond it nobody turns the pages. */
const mostIllustrated = 40

/** The screening as a document: what was screened, every area of attention with its evidence, how it was computed. */
export function screeningDocument(
  answer: ScreeningAnswer,
  municipalities: readonly MunicipalityFinding[],
  prepared: PreparedScreening,
  now: Instant,
): DocumentModel {
  const title = 'Области внимания в результатах оценочных процедур'
  const flagged = answer.schools.filter((school) => school.flagged)
  const illustrated = flagged.length <= mostIllustrated
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
      ...flagged.flatMap((school) => schoolBlocks(school, answer, prepared, illustrated)),
      ...aloneBlocks(answer, prepared, illustrated),
      ...municipalityBlocks(municipalities, answer.settings.fdr),
      ...silentBlocks(answer),
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
    ...(flagged > mostIllustrated
      ? [
          paragraph(
            'Школ много, поэтому здесь слова и числа без рисунков: рисунки – в справке по данным одного муниципалитета и на страницах школ.',
          ),
        ]
      : []),
  ]
}

function schoolBlocks(
  school: SchoolFinding,
  answer: ScreeningAnswer,
  prepared: PreparedScreening,
  illustrated: boolean,
): readonly Block[] {
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
    ...shown.flatMap((cell) => cellBlocks(cell, prepared, illustrated)),
  ]
}

function cellBlocks(finding: CellFinding, prepared: PreparedScreening, illustrated: boolean): readonly Block[] {
  const cell = findCell(prepared, finding.school, finding.assessment)
  if (cell === undefined) return []
  const title = nameOf(prepared.gathered.assessments[cell.cell.assessment]!)
  const evidence = cellEvidence(prepared, cell.cell.position)
  const tested = finding.indications.flatMap((item) => (item.outcome === 'tested' ? [item] : []))
  const spoken = tested.filter(({ p }) => p <= worthShowing).toSorted((one, other) => one.logP - other.logP)
  const families = new Set(spoken.map(({ family }) => family))
  const checks = evidence.checks.filter((check) => check.families.some((family) => families.has(family)))
  const checked = checks.filter(({ question }) => question !== true)
  const asked = checks.filter(({ question }) => question === true)
  return [
    { kind: 'heading', level: 2, text: `${title}, ${counted(finding.works, 'работа', 'работы', 'работ')}` },
    ...tested.map((item) => paragraph({ text: `${familyNames[item.family]}. `, bold: true }, item.sentence)),
    ...list(
      'Что могло бы это объяснить:',
      checked.filter(({ fits }) => fits),
    ),
    ...list('О чём спросить школу:', asked),
    ...list(
      'Проверено и не объясняет:',
      checked.filter(({ fits }) => !fits),
    ),
    ...(illustrated ? evidenceBlocks(spoken, evidence, title) : []),
  ]
}

function list(title: string, checks: readonly InnocentCheck[]): readonly Block[] {
  if (checks.length === 0) return []
  return [
    { kind: 'paragraph', runs: [{ text: title, bold: true }], keepWithNext: true },
    ...checks.map(({ sentence }) => paragraph(`– ${sentence}`)),
  ]
}

const nameOf = ({ procedure, year, grade, subject }: Assessment) =>
  `${procedure} ${year}, ${grade} класс, ${subject.slice(0, 1).toLocaleLowerCase('ru')}${subject.slice(1)}`

/** Cells that stand out in schools that do not. */
function aloneBlocks(answer: ScreeningAnswer, prepared: PreparedScreening, illustrated: boolean): readonly Block[] {
  const flagged = new Set(answer.schools.filter((school) => school.flagged).map((school) => school.school))
  const alone = answer.cells.filter((cell) => cell.flagged && !flagged.has(cell.school))
  if (alone.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Отдельные процедуры в школах без общих признаков' },
    ...alone.flatMap((cell) => [
      paragraph({ text: `Школа ${cell.school}`, bold: true }),
      ...cellBlocks(cell, prepared, illustrated),
    ]),
  ]
}

/** A region of several municipalities: what an analyst of the region reads first. By codes: this is no ranking. */
function municipalityBlocks(municipalities: readonly MunicipalityFinding[], fdr: number): readonly Block[] {
  if (municipalities.length === 0) return []
  const standing = municipalities.filter((one) => one.standsOut).length
  return [
    { kind: 'heading', level: 1, text: 'По муниципалитетам' },
    paragraph(
      'Сначала проверяется, есть ли в муниципалитете хоть одна школа с признаками, затем – какие школы выделяются внутри него. ' +
        (standing === 0
          ? 'Ни один муниципалитет не выделяется.'
          : `Выделяется: ${counted(standing, 'муниципалитет', 'муниципалитета', 'муниципалитетов')}.`) +
        ` Среди школ, выделенных внутри муниципалитета, ложных в среднем по выделенным муниципалитетам не более ${formatShare(fdr, 0)}.`,
    ),
    {
      kind: 'table',
      columns: [
        { weight: 22, align: 'left' },
        { weight: 10, align: 'right' },
        { weight: 14, align: 'right' },
        { weight: 14, align: 'right' },
        { weight: 40, align: 'left' },
      ],
      header: [['Муниципалитет', 'Школ', 'Данных достаточно', 'Областей внимания', 'Выделяются внутри']],
      rows: municipalities.map((one) => [
        one.municipality,
        String(one.schools),
        String(one.withData),
        String(one.flagged),
        one.within.length > 0
          ? one.within.map(({ school }) => school).join(', ')
          : one.withData === 0
            ? 'данных мало'
            : 'не выделяются',
      ]),
    },
  ]
}

/** Schools of which nothing can be said, each with the number of works that would be enough. */
function silentBlocks(answer: ScreeningAnswer): readonly Block[] {
  const silent = answer.schools.filter((school) => !school.enoughData)
  if (silent.length === 0) return []
  const shown = silent.slice(0, mostSilent)
  return [
    { kind: 'heading', level: 1, text: 'Где данных мало' },
    {
      kind: 'table',
      columns: [
        { weight: 40, align: 'left' },
        { weight: 20, align: 'right' },
        { weight: 40, align: 'right' },
      ],
      header: [['Школа', 'Работ', 'Хватило бы примерно']],
      rows: shown.map((school) => {
        const needed = worksNeeded(school.indications)
        const enough = needed === 'unknown' ? 'дело не в числе работ' : counted(needed, 'работы', 'работ', 'работ')
        return [school.school, String(school.works), enough]
      }),
    },
    ...(silent.length > shown.length
      ? [{ kind: 'note', runs: [`Показаны не все школы: ещё ${silent.length - shown.length}.`] } as const]
      : []),
  ]
}

const mostSilent = 100

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
      'Отдельные задания, сходство работ, развёрнутые ответы, согласованность ответов: баллы за задания в сравнении с работами других школ ' +
        'с тем же общим баллом; коридор на рисунках – то, чего не выходят 19 честных классов из 20, с учётом того, что учителя учат по-разному. ' +
        'Отсутствовавшие: отметки журнала тех, кто не писал работу, в сравнении с другими школами.',
    ),
    paragraph(
      'Все признаки – расчётные, не официальные маркеры. Разброс между честными школами учтён по самим данным; признаки объединены ' +
        `(сочетание Коши), доля ложных среди отмеченных школ и процедур удержана поправкой Бенджамини – Хохберга на уровне ${formatShare(settings.fdr, 0)}.`,
    ),
  ]
}
