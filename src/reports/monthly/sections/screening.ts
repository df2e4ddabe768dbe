import { formatDate, formatNumber } from '#kernel/russian-text'
import { countSchoolOutcomes, listCellAreas, loadScreeningRun } from '#screening'
import { type ReportSection, text } from './report-section.ts'

const caution = 'Область внимания – повод посмотреть данные и спросить школу, а не вывод о ней.'

/** The newest screening as of the end of the stretch: how many areas of attention, in no order and without names. */
export const screening: ReportSection = {
  id: 'screening',
  title: 'Скрининг и области внимания',
  async build(tx, { node, from, until }) {
    const run = await loadScreeningRun(tx, node.id)
    if (run === undefined) return [text('Расчёт признаков ещё не выполнялся.')]
    const when = {
      label: run.finishedAt >= from && run.finishedAt < until ? 'Расчёт за отчётное время' : 'Последний расчёт',
      value: formatDate(run.finishedAt),
      link: { to: 'areas' },
    } as const
    if (node.kind === 'school') {
      const flagged = (await listCellAreas(tx, { run: run.id, school: node.id })).filter(
        ({ finding }) => finding.flagged,
      )
      const own = {
        label: 'Предметы и классы своей школы, которые требуют уточнения',
        value: formatNumber(flagged.length),
        link: { to: 'school', code: node.code },
      } as const
      return [{ kind: 'figures', figures: [when, own] }, text(caution)]
    }
    const counts = await countSchoolOutcomes(tx, {
      run: run.id,
      ...(node.kind === 'municipality' ? { municipality: node.id } : {}),
    })
    return [
      {
        kind: 'figures',
        figures: [
          when,
          { label: 'Школ с рассчитанными признаками', value: formatNumber(counts.schools), link: { to: 'areas' } },
          { label: 'Школ в области внимания', value: formatNumber(counts.flagged), link: { to: 'areas' } },
        ],
      },
      text(caution),
    ]
  },
}
