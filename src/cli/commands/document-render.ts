import { type App, openApp, readProcessConfig } from '#app'
import { type ReadTx, StoreFailure } from '#db'
import { parseWhole } from '#kernel/parse-number'
import { err, ok, type Result } from '#kernel/result'
import { findNodeByCode, listAncestors } from '#organisations'
import type { FederalCode, OrganisationNode } from '#organisations/model'
import { loadAssessments } from '#procedures'
import { type AssessmentId, type ProcedureKind, procedureKinds } from '#procedures/model'
import { makeAnalyticNote, type NoteNode } from '#reports'
import { noteRefusalSentences } from '#reports/model'
import type { Command, ExitCode, Output } from '../command.ts'
import { inFormatOf, isDocumentName } from '../document-format.ts'
import { parseFlags } from '../parse-flags.ts'
import { writeJson } from '../reporters/write-json.ts'
import { writeWhole } from '../write-whole.ts'

const flags = {
  node: { type: 'string' },
  procedure: { type: 'string' },
  year: { type: 'string' },
  subject: { type: 'string', multiple: true },
  grade: { type: 'string' },
  audience: { type: 'string' },
  out: { type: 'string' },
  json: { type: 'string' },
} as const

/** What was asked for, read and checked. */
interface Asked {
  readonly node: FederalCode
  readonly procedure: ProcedureKind
  readonly year: number
  readonly subjects: readonly string[]
  readonly grade: number | 'all'
  readonly audience: 'school' | 'authority'
  readonly out: string
  readonly json: string | undefined
}

interface Rendered {
  readonly document: string
  readonly title: string
  readonly file: string
}

export const documentRender: Command = {
  name: 'document render',
  summary: 'Составляет аналитическую справку по результатам хранилища',
  usage:
    'document render note --node КОД --procedure ВПР --year ГОД [--subject ПРЕДМЕТ]… [--grade КЛАСС] --out ФАЙЛ.docx\n' +
    '  --node        код муниципалитета (reg99_m001) или школы (edu990001)\n' +
    '  --audience    authority (по умолчанию: малые группы скрыты) или school (справка школы о себе)\n' +
    '  --out         имя на .docx; имя на .pdf сделает PDF, если есть LibreOffice\n' +
    '  --json        сведения о документе в файл или, с «-», на экран',
  run: async (args, output) => {
    const asked = readAsked(args)
    if (!asked.ok) return refuse(output, asked.error)
    const config = readProcessConfig()
    if (!config.ok) return refuse(output, config.error)
    try {
      await using app = await openApp(config.value)
      const rendered = await render(app, asked.value)
      if (!rendered.ok) return refuse(output, rendered.error)
      const { json } = asked.value
      if (json === undefined) output.out(`${rendered.value.title}\nЗаписано: ${rendered.value.file}`)
      const written = json === undefined ? ok(undefined) : writeJson(json, rendered.value, output)
      return written.ok ? 0 : refuse(output, written.error)
    } catch (error) {
      if (!(error instanceof StoreFailure)) throw error
      return refuse(output, error.message)
    }
  },
}

function readAsked(args: readonly string[]): Result<Asked, string> {
  const parsed = parseFlags(args, flags)
  if (!parsed.ok) return parsed
  const { values, positionals } = parsed.value
  if (positionals.length !== 1 || positionals[0] !== 'note') {
    return err('Назовите документ: document render note … Что умеет команда, покажет --help.')
  }
  const { node, out, subject = [], audience = 'authority' } = values
  const procedure = procedureKinds.find((kind) => kind === values.procedure)
  const year = parseWhole(values.year ?? '')
  const grade = values.grade === undefined ? 'all' : parseWhole(values.grade)
  if (node === undefined) return err('Укажите --node: код муниципалитета или школы.')
  if (procedure === undefined) return err(`Укажите --procedure: ${procedureKinds.join(', ')}.`)
  if (year === undefined) return err('Укажите --year: год четырьмя цифрами.')
  if (grade === undefined) return err('Ключу --grade нужно целое число.')
  if (audience !== 'school' && audience !== 'authority') return err('Ключ --audience: school или authority.')
  if (out === undefined || !isDocumentName(out)) return err('Укажите --out: имя файла на .docx или .pdf.')
  return ok({ node: node as FederalCode, procedure, year, subjects: subject, grade, audience, out, json: values.json })
}

/** The same operation as on the screen: the document is kept in the store too, made by the program. */
async function render({ store, clock }: App, asked: Asked): Promise<Result<Rendered, string>> {
  const question = await store.read((tx) => findQuestion(tx, asked))
  if (!question.ok) return question
  const made = await makeAnalyticNote(store, { actor: 'system', at: clock() }, question.value)
  if (!made.ok) return err(noteRefusalSentences[made.error])
  const bytes = await inFormatOf(asked.out, made.value.docx)
  if (!bytes.ok) return bytes
  const written = writeWhole([{ target: asked.out, content: bytes.value }])
  if (!written.ok) return written
  return ok({ document: made.value.id, title: made.value.title, file: asked.out })
}

async function findQuestion(
  tx: ReadTx,
  { node: code, procedure, year, subjects, grade, audience }: Asked,
): Promise<Result<{ node: NoteNode; issuer: OrganisationNode; assessments: AssessmentId[] }, string>> {
  const node = await findNodeByCode(tx, code)
  if (node === undefined) return err(`В хранилище нет организации с кодом ${code}.`)
  if (node.kind === 'region') return err('Справка составляется о муниципалитете или школе: укажите их код.')
  if (audience === 'school' && node.kind !== 'school') return err('Справка для школы составляется о школе.')
  const all = await loadAssessments(tx, { procedure, year, ...(grade === 'all' ? {} : { grade }) })
  const unknown = subjects.find((subject) => all.every((assessment) => assessment.subject !== subject))
  if (unknown !== undefined) return err(`Предмета «${unknown}» среди работ ${procedure} ${year} года нет.`)
  const chosen = all.filter(({ subject }) => subjects.length === 0 || subjects.includes(subject))
  const above = await listAncestors(tx, node.path)
  const issuer = audience === 'school' ? node : (above.find(({ kind }) => kind === 'municipality') ?? node)
  return ok({ node: { ...node, kind: node.kind }, issuer, assessments: chosen.map(({ id }) => id) })
}

function refuse(output: Output, sentence: string): ExitCode {
  output.err(sentence)
  return 2
}
