import type { Act } from '#audit'
import type { Store } from '#db'
import { runInThread } from '#jobs'
import { err, ok, type Result } from '#kernel/result'
import { counted } from '#kernel/russian-text'
import { assessmentTitle, loadAssessments, shortAssessmentTitle } from '#procedures'
import type { Assessment } from '#procedures/model'
import { audienceOf, gatherAnalyticNote, type NoteQuestion } from './gather-analytic-note.ts'
import { keepDocument } from './keep-document.ts'
import { type DocumentId, mostAssessments, type NoteRefusal } from './model.ts'
import { hasResults } from './outline-note.ts'

const renderingLimitMs = 120_000
const memoryMb = 1000

export interface MadeNote {
  readonly id: DocumentId
  readonly title: string
  readonly docx: Uint8Array
}

/**
 * The analytic note from question to kept document: read in one view of the store, rendered in a thread and outside of
 * any transaction, kept with its audit entry in one write.
 */
export async function makeAnalyticNote(
  store: Store,
  act: Act,
  question: Omit<NoteQuestion, 'at'>,
): Promise<Result<MadeNote, NoteRefusal>> {
  const read = await store.read(async (tx) => {
    const assessments = await loadAssessments(tx, { ids: question.assessments })
    const refusal = refusalOf(assessments)
    if (refusal !== 'none') return err(refusal)
    const data = await gatherAnalyticNote(tx, { ...question, at: act.at })
    return hasResults(data) ? ok({ assessments, data }) : err<NoteRefusal>('no-results')
  })
  if (!read.ok) return read
  const { assessments, data } = read.value
  const docx = await runInThread<Uint8Array>({
    module: import.meta.resolve('./render-note.ts'),
    function: 'renderNote',
    input: data,
    signal: AbortSignal.timeout(renderingLimitMs),
    memoryMb,
  })
  const title = noteTitle(assessments, data.scope.shortName)
  const parameters = {
    node: question.node.code,
    issuer: question.issuer.code,
    procedure: data.procedure.kind,
    year: data.procedure.year,
    assessments: assessments.map(({ id, grade, subject }) => ({ id, grade, subject })),
  }
  const audience = audienceOf(question)
  const id = await store.write((tx) =>
    keepDocument(tx, act, { node: question.node, kind: 'analytic-note', audience, title, parameters, docx }),
  )
  return ok({ id, title, docx })
}

function refusalOf(assessments: readonly Assessment[]): NoteRefusal | 'none' {
  const [first] = assessments
  if (first === undefined) return 'nothing-chosen'
  if (assessments.length > mostAssessments) return 'too-many'
  const same = assessments.every(({ procedure, year }) => procedure === first.procedure && year === first.year)
  return same ? 'none' : 'several-procedures'
}

/** «Аналитическая справка: ВПР 2026, 4 класс, Русский язык, СОШ № 6»; of several works, how many. */
function noteTitle(assessments: readonly Assessment[], place: string): string {
  const [first] = assessments
  if (first === undefined) return `Аналитическая справка: ${place}`
  if (assessments.length === 1) return `Аналитическая справка: ${assessmentTitle(first)}, ${place}`
  const works =
    assessments.length <= 3
      ? assessments.map(shortAssessmentTitle).join('; ')
      : counted(assessments.length, 'предмет', 'предмета', 'предметов')
  return `Аналитическая справка: ${first.procedure} ${first.year}, ${works}, ${place}`
}
