import type { Block, TableCell } from '#documents'
import { counted, formatNumber, formatShare, plural } from '#kernel/russian-text'
import type { AssessmentAnalysis, Attendance } from '../model.ts'
import { leadIn, type NoteWriter, paragraph, titleOf } from './note-writer.ts'
import { hiddenUnits } from './hidden-units.ts'
import { fewerThan, notShown, unitWords } from './wording.ts'

/** Who took part: all together in words, then a table by class or school for every assessment. */
export function composeParticipants(writer: NoteWriter): Block[] {
  const { assessments } = writer.data
  return [
    writer.section('Участники'),
    ...assessments.flatMap((assessment) => {
      const { units } = assessment.participants
      const sentence = `${titleOf(assessment)}: ${describe(assessment.participants.total, writer)}`
      return units.length > 1 ? [leadIn(sentence), unitTable(writer, assessment)] : [paragraph(sentence)]
    }),
  ]
}

function describe({ present, absent }: Attendance, { data }: NoteWriter): string {
  if (present === 'hidden' || (data.audience === 'authority' && present < data.minimumGroup)) {
    return `${fewerThan(data.minimumGroup)}, сведения не показаны.`
  }
  const took = `${plural(present, 'участвовал', 'участвовали', 'участвовали')} ${counted(present, 'обучающийся', 'обучающихся', 'обучающихся')}`
  if (absent === 'unknown') return `${took}; сведений об отсутствовавших нет.`
  const listedPupils = present + absent
  const missing =
    absent === 0
      ? 'отсутствовавших нет'
      : `${plural(absent, 'отсутствовал', 'отсутствовали', 'отсутствовали')} ${formatNumber(absent)}`
  return `${took} из\u00a0${formatNumber(listedPupils)} по протоколам (${formatShare(present / listedPupils)}), ${missing}.`
}

function unitTable(writer: NoteWriter, assessment: AssessmentAnalysis): Block {
  const { data } = writer
  const { units, total } = assessment.participants
  const words = unitWords[data.scope.kind]
  const sizes = units.map(({ present }) => (present === 'hidden' ? 0 : present))
  const shielded = hiddenUnits(sizes, data)
  const row = (unit: Attendance, hidden: boolean): TableCell[] => {
    const { label, present, absent } = unit
    if (present === 'hidden') return [label, notShown(4, 'не показано')]
    if (hidden) return [label, notShown(4, present < data.minimumGroup ? fewerThan(data.minimumGroup) : 'не показано')]
    if (absent === 'unknown') return [label, '–', formatNumber(present), '–', '–']
    const all = present + absent
    const percent = all === 0 ? '–' : formatNumber((present / all) * 100, 1)
    return [label, formatNumber(all), formatNumber(present), percent, formatNumber(absent)]
  }
  return writer.table(`Участники ${words.by}: ${titleOf(assessment)}`, {
    columns: [
      { weight: 6.4, align: 'left' },
      { weight: 4, align: 'right' },
      { weight: 3, align: 'right' },
      { weight: 3, align: 'right' },
      { weight: 3.4, align: 'right' },
    ],
    header: [[words.column, 'По протоколам', 'Участво\u00adвали', 'Участво\u00adвали, %', 'Отсутство\u00adвали']],
    rows: [
      ...units.map((unit, i) => row(unit, shielded[i] ?? false)),
      ...(total.present !== 'hidden' && !(data.audience === 'authority' && total.present < data.minimumGroup)
        ? [row({ ...total, label: 'Всего' }, false)]
        : []),
    ],
  })
}
