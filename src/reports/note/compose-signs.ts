import type { Block, Run } from '#documents'
import { formatDate, formatProbability } from '#kernel/russian-text'
import type { NoteSign } from '../model.ts'
import { leadIn, note, type NoteWriter, paragraph } from './note-writer.ts'
import { innocentQuestions } from './innocent-questions.ts'
import { fewerThan, works as countWorks } from './wording.ts'

/** Signs that need clarification, each with the questions that would explain it; a sign is a question to the data. */
export function composeSigns(writer: NoteWriter): Block[] {
  const { signs, tooLittleData, screening } = writer.data
  return [
    writer.section('Признаки, которые требуют уточнения'),
    paragraph(
      signs.length === 0
        ? sentenceOfNone(writer)
        : 'Признак – это вопрос к данным, а не вывод о школе. Прежде чем решать, что делать дальше, данные проверяют, а школу спрашивают. Ниже у каждого признака названы вопросы, ответ на которые может его объяснить.',
    ),
    ...signs.flatMap(composeSign),
    ...(screening === 'none' || screening === 'hidden' || !screening.outdated
      ? []
      : [
          note(
            `Признаки рассчитаны ${formatDate(screening.finishedAt)}; после этого результаты изменились, и расчёт следует повторить.`,
          ),
        ]),
    ...(tooLittleData.length === 0
      ? []
      : [
          leadIn('Данных мало, чтобы судить:'),
          writer.table('Где данных мало', {
            columns: [
              { weight: 6, align: 'left' },
              { weight: 2.2, align: 'right' },
              { weight: 6, align: 'left' },
            ],
            header: [['Где', 'Работ', 'Почему']],
            rows: tooLittleData.map(({ place, works, reason }) => [place, shownWorks(works, writer), reason]),
          }),
        ]),
  ]
}

function sentenceOfNone({ data: { screening, minimumGroup } }: NoteWriter): string {
  if (screening === 'none') return 'Расчёт признаков по этим данным ещё не выполнялся, поэтому сведений о них нет.'
  if (screening === 'hidden') return `Сведения о признаках не показаны: ${fewerThan(minimumGroup)}.`
  return 'Признаков, которые требовали бы уточнения, по имеющимся данным не найдено.'
}

const shownWorks = (works: number, { data }: NoteWriter): string =>
  data.audience === 'authority' && works < data.minimumGroup ? `менее ${data.minimumGroup}` : String(works)

function composeSign({ place, works, family, sentence, p, q, questions, checks, provenance }: NoteSign): Block[] {
  const asked = questions.length > 0 ? questions : innocentQuestions[family]
  const chance: Run[] =
    p === 'none'
      ? []
      : [
          ` Вероятность такого и большего отклонения при обычном порядке проведения и проверки: ${formatProbability(p)}` +
            (q === 'none'
              ? '.'
              : `; по всем признакам вместе, с поправкой на число сравнений: ${formatProbability(q)}.`),
        ]
  return [
    paragraph(
      { text: `${place}${works === 'unknown' ? '' : ` (${countWorks(works)})`}. `, bold: true },
      sentence,
      ...chance,
    ),
    paragraph({ text: 'Что могло бы это объяснить? ', italic: true }, asked.join(' ')),
    ...(checks.length === 0 ? [] : [paragraph({ text: 'Проверено по данным. ', italic: true }, checks.join(' '))]),
    note(`Источник признака: ${provenance}.`),
  ]
}
