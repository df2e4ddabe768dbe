import type { ReadTx } from '#db'
import { type Block, defaultStyle, type DocumentModel, type Letterhead, type TableCell } from '#documents'
import { assert } from '#kernel/assert'
import type { Instant } from '#kernel/clock'
import { counted, formatDate, formatProbability } from '#kernel/russian-text'
import { getNode, readSetting } from '#organisations'
import { loadCellEvidence, loadScreeningRun } from '#screening'
import { familyNames } from '#screening/model'
import { evidenceBlocks, withoutSmallClasses } from './evidence-blocks.ts'
import { followUp } from './follow-up.ts'
import { listCaseMeasures } from './load-case.ts'
import { caseDecisionTitles, type CaseSign, type SchoolCase } from './model.ts'

/** Who issues the document; the letterhead comes from the one who may read the settings. */
export interface CaseIssuer {
  readonly letterhead: Letterhead
  readonly signatory: { readonly position: string; readonly name: string }
}

/**
 * The case on paper: the sign and the school's own words stand side by side, the decision after both. Groups under the
 * threshold are named without their number, since the paper leaves the school.
 */
export async function composeCase(tx: ReadTx, of: SchoolCase, issuer: CaseIssuer, at: Instant): Promise<DocumentModel> {
  const school = await getNode(tx, of.school)
  assert(school !== undefined, 'composeCase: a case has its school')
  const threshold = await readSetting(tx, school.path, 'small-group-threshold')
  const demonstration = await readSetting(tx, school.path, 'demonstration')
  const measures = await listCaseMeasures(tx, of)
  const later = await followUp(tx, of)
  const blocks: Block[] = [
    ...(demonstration ? [note('Демонстрация: школа и результаты вымышлены.')] : []),
    text(
      `Признак – повод для вопроса школе, а не вывод о ней. Ниже стоят рядом то, что показали данные на ${formatDate(of.screenedAt)}, и объяснение школы её словами.`,
    ),
    heading('Признаки и проверка данных'),
    ...(of.signs.length === 0 ? [text('Ни одна работа отдельно не выделяется.')] : [signTable(of.signs, threshold)]),
    note(
      'p – вероятность увидеть такое и большее при обычном порядке проведения; q – с поправкой на число сравнений. Расчётный признак, не официальный маркер.',
    ),
    ...(of.official === null ? [] : [text(of.official)]),
    heading('Запрос школе'),
    ...(of.request === null
      ? [text('Запрос школе не направлялся.')]
      : [
          text(
            `Направлен ${formatDate(of.request.at)}${of.request.due === null ? '' : `, ответ ожидался до ${formatDate(of.request.due)}`}.`,
          ),
          ...lines(of.request.text),
        ]),
    heading('Объяснение школы'),
    ...(of.answer === null || of.answer.sentAt === null
      ? [text(of.request === null ? 'Школа не была спрошена.' : 'Школа пока не ответила.')]
      : [text(`Получено ${formatDate(of.answer.sentAt)}`), ...lines(of.answer.text)]),
    heading('Решение'),
    ...(of.decision === null
      ? [text('Решение пока не принято.')]
      : [
          text(`${formatDate(of.decision.at)}: ${caseDecisionTitles[of.decision.decision]}.`),
          ...lines(of.decision.reason),
        ]),
    ...(measures.length === 0
      ? []
      : [
          heading('Меры в плане'),
          ...measures.map((measure) =>
            text(
              `${measure.text} («${measure.planTitle}»): принято ${measure.accepted} из ${counted(measure.total, 'исполнения', 'исполнений', 'исполнений')}.`,
            ),
          ),
        ]),
    ...(later.length === 0
      ? []
      : [heading('Следующий год'), ...later.map((each) => text(`${each.title}. ${each.sentence}`))]),
    { kind: 'signature', position: issuer.signatory.position, name: issuer.signatory.name },
    ...(await figuresOf(tx, of, threshold)),
  ]
  return {
    properties: {
      title: `Дело школы за ${of.year} год`,
      subject: 'Дело школы',
      author: issuer.letterhead.organisation,
      createdAt: at,
    },
    style: defaultStyle,
    letterhead: issuer.letterhead,
    requisites: {
      kind: 'СПРАВКА',
      date: 'to-fill',
      number: 'to-fill',
      place: 'none',
      heading: `О результатах ${of.year} года, которые уточнялись со школой: ${school.name}`,
      addressee: [],
    },
    blocks,
  }
}

const heading = (title: string): Block => ({ kind: 'heading', level: 1, text: title })
const text = (words: string): Block => ({ kind: 'paragraph', runs: [words] })
const note = (words: string): Block => ({ kind: 'note', runs: [words] })
const lines = (words: string): Block[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(text)

/** What the signs speak of, as it stood when the case was opened: a picture and its numbers, on pages of their own. */
async function figuresOf(tx: ReadTx, of: SchoolCase, threshold: number): Promise<readonly Block[]> {
  const run = await loadScreeningRun(tx, of.school, of.screenedAt)
  if (run === undefined) return []
  const blocks: Block[] = []
  for (const { assessment, title, works, signs } of of.signs) {
    if (works < threshold) continue
    const evidence = await loadCellEvidence(tx, { run: run.id, school: of.school, assessment })
    if (evidence === 'none') continue
    const drawn = evidenceBlocks(signs, withoutSmallClasses(evidence, threshold), title)
    if (drawn.length > 0) blocks.push({ kind: 'heading', level: 2, text: title }, ...drawn)
  }
  return blocks.length === 0 ? [] : [{ kind: 'pageBreak' }, heading('Рисунки к признакам'), ...blocks]
}

/** What fits is said; questions stand in the request to the school, and the rest is counted: the pages have it whole. */
function checkedWords({ checks }: CaseSign): string {
  const checked = checks.filter(({ question }) => question !== true)
  if (checked.length === 0) return '–'
  const fitting = checked.filter(({ fits }) => fits).map(({ sentence }) => sentence)
  const others = checked.length - fitting.length
  return [
    ...(fitting.length === 0 ? ['Подходящего объяснения в данных нет.'] : fitting),
    ...(others === 0 ? [] : [`Проверено и не объясняет: ${others}.`]),
  ].join('\n')
}

function signTable(signs: readonly CaseSign[], threshold: number): Block {
  return {
    kind: 'table',
    columns: [
      { weight: 4, align: 'left' },
      { weight: 2, align: 'centre' },
      { weight: 10, align: 'left' },
      { weight: 5, align: 'left' },
    ],
    header: [['Работа', 'Работ', 'Что видно', 'Что проверено']],
    rows: signs.map((sign): TableCell[] => [
      sign.title,
      sign.works < threshold ? `меньше ${threshold}` : String(sign.works),
      sign.works < threshold
        ? 'показано только школе'
        : [
            ...sign.signs.map(
              (each) => `${familyNames[each.family]}: ${each.sentence} p ${formatProbability(each.p)}.`,
            ),
            `q ${formatProbability(sign.q)}.`,
          ].join('\n'),
      checkedWords(sign),
    ]),
  }
}
