import { drawRegisterComparison } from '#documents'
import type { Block } from '#documents'
import { formatNumber, formatShare, plural } from '#kernel/russian-text'
import type { RegisterAnalysis, RegisterShares } from '../model.ts'
import { type ComposePart, isShielded, leadIn, note, type NoteWriter, paragraph } from './note-writer.ts'
import { comparedTo, inTable, notShown, ofWorks, works as countWorks, worksInTable } from './wording.ts'

/** Marks against the register; codes with a gap of two and more stand only in the school's own note. */
export const composeRegister: ComposePart = (writer, { register }) => {
  if (register === 'missing') return 'none'
  const { own, references } = register
  const { shares: ownShares } = own
  if (ownShares === 'hidden') return 'none'
  if (own.works !== 'unknown' && isShielded(writer.data, own.works)) return 'none'
  const rows = [own, ...references]
  return {
    title: 'Сравнение отметок с отметками по журналу',
    blocks: [
      paragraph(describe(own, ownShares, register)),
      writer.figure(
        'Отметки за работу и отметки по журналу',
        drawRegisterComparison(
          rows.map(({ label, works, shares }) => ({ label, works, shares: shares === 'hidden' ? 'too-few' : shares })),
        ),
      ),
      writer.table('Сравнение с отметками по журналу, % от числа работ с двумя отметками', {
        columns: [
          { weight: 5.5, align: 'left' },
          { weight: 3.5, align: 'right' },
          { weight: 3, align: 'right' },
          { weight: 3.6, align: 'right' },
          { weight: 3, align: 'right' },
        ],
        header: [['Группа', 'Работ с двумя отметками', 'Понизили', 'Подтвердили', 'Повысили']],
        rows: rows.map(({ label, works, shares }) =>
          shares === 'hidden'
            ? [label, notShown(4, 'не показано')]
            : [label, worksInTable(works), ...shares.map(inTable)],
        ),
      }),
      ...gapBlocks(register, writer),
    ],
  }
}

function describe(
  own: RegisterShares,
  [lower, equal, higher]: readonly [number, number, number],
  { references, withoutRegisterMark }: RegisterAnalysis,
): string {
  const [nearest] = references
  const compared =
    nearest && nearest.shares !== 'hidden'
      ? ` В сравнении с группой «${nearest.label}» доля совпадений ${comparedTo(equal, nearest.shares[1])} (там ${formatShare(nearest.shares[1])}${ofWorks(nearest.works)}).`
      : ''
  const without =
    withoutRegisterMark > 0
      ? ` ${plural(withoutRegisterMark, 'Не вошла', 'Не вошли', 'Не вошли')} в сравнение ${countWorks(withoutRegisterMark)} без отметки в журнале.`
      : ''
  return (
    `Отметка за работу ниже отметки по журналу в ${formatShare(lower)} случаев, совпала в ${formatShare(equal)}, ` +
    `выше в ${formatShare(higher)}${ofWorks(own.works)}.${compared}${without}`
  )
}

function gapBlocks({ gapWorks, gaps, own }: RegisterAnalysis, writer: NoteWriter): Block[] {
  if (gapWorks === 'unknown') return []
  if (gapWorks === 0) return [paragraph('Работ, где две отметки различаются на 2 и более, нет.')]
  const base = own.works === 'unknown' ? '' : ` из\u00a0${formatNumber(own.works)}`
  const sentence = `Отметки различаются на 2 и более в ${formatNumber(gapWorks)}${base} ${own.works === 'unknown' ? plural(gapWorks, 'работе', 'работах', 'работах') : 'работ'}; причины уточняются по каждой работе.`
  if (writer.data.audience !== 'school' || writer.data.scope.kind !== 'school') {
    return [paragraph(sentence), note('Коды участников остаются в школе.')]
  }
  return [
    leadIn(sentence),
    writer.table('Работы с разницей отметок 2 и более', {
      columns: [
        { weight: 3, align: 'left' },
        { weight: 2, align: 'left' },
        { weight: 3, align: 'right' },
        { weight: 3, align: 'right' },
        { weight: 3, align: 'right' },
      ],
      header: [['Код участника', 'Класс', 'Отметка по журналу', 'Отметка за работу', 'Разница']],
      rows: gaps.map(({ participant, classLabel, mark, registerMark }) => [
        participant,
        classLabel,
        String(registerMark),
        String(mark),
        `${mark > registerMark ? '+' : ''}${formatNumber(mark - registerMark)}`,
      ]),
    }),
  ]
}
