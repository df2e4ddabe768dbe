import { type App, openApp, readProcessConfig, targetSources } from '#app'
import { StoreFailure } from '#db'
import type { Stretch } from '#deadlines/model'
import { err, ok, type Result } from '#kernel/result'
import { gatherReport, renderReport, type ReportData, reportOfStretch, stretchOf } from '#reports'
import type { Command, ExitCode, Output } from '../command.ts'
import { inFormatOf, isDocumentName } from '../document-format.ts'
import { findImportNode, storeExists } from '../import-node.ts'
import { parseFlags } from '../parse-flags.ts'
import { isDate } from '../parse-period.ts'
import { reportLines } from '../reporters/report-lines.ts'
import { writeJson } from '../reporters/write-json.ts'
import { writeWhole } from '../write-whole.ts'

const flags = { node: { type: 'string' }, out: { type: 'string' }, json: { type: 'string' } } as const

interface Asked {
  readonly stretch: Stretch
  readonly node: string | undefined
  readonly out: string | undefined
  readonly json: string | undefined
}

export const reportMonth: Command = {
  name: 'report month',
  summary: 'Отчёт о ходе плана за месяц: факты хранилища и слова, которые вписал автор',
  usage:
    'report month ГГГГ-ММ [--node КОД] [--out ФАЙЛ.docx] [--json ФАЙЛ|-]\n' +
    '  --node  муниципалитет или школа (можно не называть, если муниципалитет один)\n' +
    '  --out   записать документ: .docx или, если есть LibreOffice, .pdf\n' +
    '  Отправленный отчёт печатается таким, каким ушёл; хранилище команда не меняет.',
  run: async (args, output) => {
    const asked = readAsked(args)
    if (!asked.ok) return refuse(output, asked.error)
    const config = readProcessConfig()
    if (!config.ok) return refuse(output, config.error)
    if (!storeExists(config.value)) {
      return refuse(output, 'Хранилища ещё нет, отчёт составить не из чего. Проверьте OBYEKTIV_DATA.')
    }
    try {
      await using app = await openApp(config.value)
      const told = await tell(app, asked.value, output)
      return told.ok ? 0 : refuse(output, told.error)
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
  const [month = '', ...others] = positionals
  const first = `${month}-01`
  if (others.length > 0 || !isDate(first)) {
    return err('Назовите один месяц, например: obyektiv report month 2026-11.')
  }
  if (values.out !== undefined && !isDocumentName(values.out)) {
    return err('Ключу --out нужно имя файла на .docx или .pdf.')
  }
  return ok({ stretch: stretchOf('month', first, undefined), node: values.node, out: values.out, json: values.json })
}

async function tell({ store, clock }: App, asked: Asked, output: Output): Promise<Result<void, string>> {
  const { json, out } = asked
  const moment = { at: clock(), targetSources }
  const found = await store.read(async (tx) => {
    const node = await findImportNode(tx, asked.node)
    if (!node.ok) return node
    const report = await reportOfStretch(tx, node.value, asked.stretch)
    const data = await gatherReport(tx, report, moment)
    const docx = out === undefined ? undefined : await renderReport(tx, report, moment)
    return ok({ node: node.value.code, report, data, docx })
  })
  if (!found.ok) return found
  const { node, report, data, docx } = found.value
  if (docx !== undefined && out !== undefined) {
    const document = await inFormatOf(out, docx)
    const written = document.ok ? writeWhole([{ target: out, content: document.value }]) : document
    if (!written.ok) return written
  }
  if (json !== undefined) {
    return writeJson(json, { ...answerOf(data, report), node, ...report.stretch, file: out ?? null }, output)
  }
  for (const line of reportLines(data)) output.out(line)
  if (out !== undefined) output.out(`\nЗаписано: ${out}`)
  return ok(undefined)
}

/** `state` is `none` where nobody has begun the report. */
function answerOf(data: ReportData, { state }: Pick<Awaited<ReturnType<typeof reportOfStretch>>, 'state'>) {
  const { title, nodeName, conclusions, difficulties, proposals, facts } = data
  return { title, name: nodeName, state, conclusions, difficulties, proposals, facts }
}

function refuse(output: Output, sentence: string): ExitCode {
  output.err(sentence)
  return 2
}
