import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { verifyAudit } from '#audit'
import { describeOnEachStore } from '#db/testing'
import { acceptedExecutionsTarget, attachEvidence, listExecutions, moveExecution, offerEvidence } from '#plan'
import type { FactSection, ReportId } from '../model.ts'
import {
  createReport,
  decideReport,
  deleteReport,
  documentEvidence,
  gatherReport,
  listDueReports,
  listReportEvents,
  listReports,
  loadDocument,
  loadDocumentFile,
  loadReport,
  renderReport,
  reportEvidence,
  saveReportFields,
  sendReport,
} from '../index.ts'
import { type ReportStore, storeForReports, valueOf } from './testing.ts'

const now = { at: '2026-11-22T09:00:00.000Z', targetSources: [acceptedExecutionsTarget] }

const november = { start: '2026-11-01', end: '2026-11-30' }

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

function wordsOf(sections: readonly FactSection[], id: string): string {
  const blocks = sections.find((section) => section.id === id)?.blocks ?? []
  return plain(
    blocks
      .map((block) => {
        if (block.kind === 'text') return block.text
        if (block.kind === 'figures') return block.figures.map(({ label, value }) => `${label}: ${value}`).join('\n')
        return block.rows.map(({ cells }) => cells.join(' | ')).join('\n')
      })
      .join('\n'),
  )
}

async function begun({ store, schoolOne, head }: ReportStore): Promise<ReportId> {
  return valueOf(await store.write((tx) => createReport(tx, head, { node: schoolOne, stretch: november, due: null })))
}

/** What the plan asks the first school to report. */
async function reportRow({ store, schoolOne, plan }: ReportStore) {
  const executions = await store.read((tx) => listExecutions(tx, { at: schoolOne.id, plan, limit: 10 }))
  return executions.find(({ text }) => text.startsWith('Отчёт'))!
}

const words = { conclusions: 'План идёт по срокам.', difficulties: '', proposals: 'Провести семинар.' }

/** Written and sent by the head of the school. */
async function sent(reports: ReportStore): Promise<ReportId> {
  const { store, head } = reports
  const report = await begun(reports)
  const version = valueOf(await store.write((tx) => saveReportFields(tx, head, { report, version: 1, ...words })))
  valueOf(await sendReport(store, head, { targetSources: [], report, version }))
  return report
}

describeOnEachStore('a report of a period', (engine) => {
  it('says what was accepted, what is late, what waits and what is ahead', async () => {
    const reports = await storeForReports(engine)
    const { store, head, coordinator, town } = reports
    await using _ = store
    const execution = await reportRow(reports)
    await store.write(async (tx) => {
      const link = { kind: 'link', url: 'https://demo.invalid/otchet', title: 'Отчёт школы' } as const
      valueOf(await attachEvidence(tx, head, [], { executions: [execution.id], evidence: link }))
      const submit = { execution: execution.id, version: 2, step: 'submit' } as const
      valueOf(await moveExecution(tx, head, submit))
      valueOf(await moveExecution(tx, coordinator, { ...submit, version: 3, step: 'accept' }))
    })
    const id = valueOf(
      await store.write((tx) => createReport(tx, coordinator, { node: town, stretch: november, due: null })),
    )
    const { facts, title } = await store.read(async (tx) => gatherReport(tx, (await loadReport(tx, id))!, now))
    expect(plain(title)).toBe('Отчёт о ходе плана за ноябрь 2026 г.')
    expect(wordsOf(facts.sections, 'summary')).toContain('Принято за отчётное время: 1')
    expect(wordsOf(facts.sections, 'summary')).toContain('Предстоит за декабрь 2026 г.: 1')
    expect(wordsOf(facts.sections, 'done')).toContain('2 | Отчёт школы о ходе плана | СОШ № 2 | Отчёт школы')
    expect(wordsOf(facts.sections, 'late')).toContain('2 | Отчёт школы о ходе плана | 16 ноября 2026 г. | СОШ № 11')
    expect(wordsOf(facts.sections, 'waiting')).toContain(
      '3 | Наблюдение за проведением ВПР | график проведения ВПР | 1',
    )
    expect(wordsOf(facts.sections, 'ahead')).toContain('1 | Совещание с руководителями школ')
    expect(wordsOf(facts.sections, 'cascade')).toContain('0 из 2')
    expect(wordsOf(facts.sections, 'results')).toBe('За отчётное время новых файлов с результатами нет.')
  })

  it('of a school says nothing of its neighbours', async () => {
    const reports = await storeForReports(engine)
    await using _ = reports.store
    const report = await begun(reports)
    const { facts } = await reports.store.read(async (tx) => gatherReport(tx, (await loadReport(tx, report))!, now))
    expect(JSON.stringify(facts)).not.toContain('СОШ № 11')
    expect(facts.sections.map(({ id }) => id)).not.toContain('cascade')
    expect(wordsOf(facts.sections, 'late')).toContain('16 ноября 2026 г.')
  })

  it('stays as it was sent, with its document', async () => {
    const reports = await storeForReports(engine)
    const { store, head } = reports
    await using _ = store
    const id = await sent(reports)
    const later = { ...now, at: '2027-03-01T09:00:00.000Z' }
    const { report, bytes, document, facts } = await store.read(async (tx) => {
      const loaded = (await loadReport(tx, id))!
      return {
        report: loaded,
        bytes: await renderReport(tx, loaded, later),
        document: (await loadDocument(tx, loaded.document!))!,
        facts: (await gatherReport(tx, loaded, later)).facts,
      }
    })
    expect(report.state).toBe('sent')
    expect(facts.at).toBe(head.at)
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(document.sha256)
    expect(document).toMatchObject({ kind: 'period-report', audience: 'authority' })
    expect(
      await store.write((tx) => saveReportFields(tx, head, { report: id, version: report.version, ...words })),
    ).toEqual({
      ok: false,
      error: { kind: 'closed', state: 'sent' },
    })
  })

  it('comes back with a remark, goes up again and is accepted; each sending keeps its document', async () => {
    const reports = await storeForReports(engine)
    const { store, head, coordinator, town } = reports
    await using _ = store
    const report = await sent(reports)
    const decide = (version: number, step: 'return' | 'accept', remark: string) =>
      store.write((tx) => decideReport(tx, coordinator, { report, version, step, remark }))
    expect(
      (await store.read((tx) => listDueReports(tx, { node: town, today: '2026-11-22', limit: 5 }))).toDecide,
    ).toHaveLength(1)
    expect(await decide(3, 'return', ' ')).toEqual({ ok: false, error: { kind: 'no-remark' } })
    valueOf(await decide(3, 'return', 'Назовите причины задержки.'))
    const returned = (await store.read((tx) => loadReport(tx, report)))!
    expect(returned).toMatchObject({
      state: 'returned',
      remark: 'Назовите причины задержки.',
      facts: 'live',
      version: 4,
    })
    const saved = { report, version: 4, ...words, difficulties: 'Болел координатор.' }
    valueOf(await store.write((tx) => saveReportFields(tx, head, saved)))
    valueOf(await sendReport(store, head, { targetSources: [], report, version: 5 }))
    expect(await decide(4, 'accept', '')).toEqual({ ok: false, error: { kind: 'stale-report' } })
    valueOf(await decide(6, 'accept', ''))
    const events = await store.read((tx) => listReportEvents(tx, report))
    expect(events.map(({ step }) => step)).toEqual(['send', 'return', 'send', 'accept'])
    const documents = events.flatMap(({ document }) => (document === null ? [] : [document]))
    expect(new Set(documents).size).toBe(2)
    for (const [index, document] of documents.entries()) {
      const file = await store.read((tx) => loadDocumentFile(tx, document))
      expect(createHash('sha256').update(file).digest('hex')).toBe(events[index * 2]!.sha256)
    }
    expect((await store.read((tx) => verifyAudit(tx))).ok).toBe(true)
  })

  it('is not decided by the one who sent it, nor sent without a conclusion', async () => {
    const reports = await storeForReports(engine)
    const { store, chief, town } = reports
    await using _ = store
    const report = valueOf(
      await store.write((tx) => createReport(tx, chief, { node: town, stretch: november, due: null })),
    )
    expect(await sendReport(store, chief, { targetSources: [], report, version: 1 })).toEqual({
      ok: false,
      error: { kind: 'no-conclusions' },
    })
    valueOf(await store.write((tx) => saveReportFields(tx, chief, { report, version: 1, ...words })))
    valueOf(await sendReport(store, chief, { targetSources: [], report, version: 2 }))
    const accept = { report, version: 3, step: 'accept', remark: '' } as const
    expect(await store.write((tx) => decideReport(tx, chief, accept))).toEqual({
      ok: false,
      error: { kind: 'own-report' },
    })
  })

  it('closes rows of the plan that ask for a report, once it was sent', async () => {
    const reports = await storeForReports(engine)
    const { store, head } = reports
    await using _ = store
    const execution = await reportRow(reports)
    const sources = [documentEvidence, reportEvidence]
    const offers = () => store.read((tx) => offerEvidence(tx, sources, execution.id))
    expect(await offers()).toEqual([])
    const report = await sent(reports)
    const [offer, ...others] = await offers()
    expect(others).toEqual([])
    expect(plain(offer!.title)).toBe('Отчёт о ходе плана за ноябрь 2026 г., отправлен, отправлен 22 ноября 2026 г.')
    const evidence = { kind: 'object', source: 'period-report', objectId: report } as const
    valueOf(await store.write((tx) => attachEvidence(tx, head, sources, { executions: [execution.id], evidence })))
    const submit = { execution: execution.id, version: 2, step: 'submit' } as const
    expect(valueOf(await store.write((tx) => moveExecution(tx, head, submit))).state).toBe('submitted')
  })

  it('is one of its stretch, and is removed only before it was ever sent', async () => {
    const reports = await storeForReports(engine)
    const { store, head, schoolOne, coordinator } = reports
    await using _ = store
    const report = await begun(reports)
    const again = () => store.write((tx) => createReport(tx, head, { node: schoolOne, stretch: november, due: null }))
    expect(await again()).toEqual({ ok: false, error: { kind: 'already-there' } })
    valueOf(await store.write((tx) => deleteReport(tx, head, { report, version: 1 })))
    const next = await sent(reports)
    const remark = 'Исправьте.'
    valueOf(
      await store.write((tx) => decideReport(tx, coordinator, { report: next, version: 3, step: 'return', remark })),
    )
    expect(await store.write((tx) => deleteReport(tx, head, { report: next, version: 4 }))).toEqual({
      ok: false,
      error: { kind: 'was-sent' },
    })
  })

  it('is seen from above only once it was sent', async () => {
    const reports = await storeForReports(engine)
    const { store, region, town, head, schoolOne } = reports
    await using _ = store
    await begun(reports)
    const below = (node: typeof town) =>
      store.read((tx) => listReports(tx, { node, whose: 'below', offset: 0, limit: 9 }))
    expect((await below(town)).total).toBe(0)
    const december = { start: '2026-12-01', end: '2026-12-31' }
    const report = valueOf(
      await store.write((tx) => createReport(tx, head, { node: schoolOne, stretch: december, due: null })),
    )
    valueOf(await store.write((tx) => saveReportFields(tx, head, { report, version: 1, ...words })))
    valueOf(await sendReport(store, head, { targetSources: [], report, version: 2 }))
    expect((await below(town)).reports.map(({ id }) => id)).toEqual([report])
    expect((await below(region)).total).toBe(1)
  })
})
