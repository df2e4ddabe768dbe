import type { Block } from '#documents'
import { formatDate } from '#kernel/russian-text'
import { note, type NoteWriter, paragraph, titleOf } from './note-writer.ts'
import { ended, fewerThan, listed } from './wording.ts'

/** What the note rests on, where its numbers come from and how small groups are treated. */
export function composeBasis({ data, section }: NoteWriter): Block[] {
  const { basis, sources, assessments, procedure, scope, audience, minimumGroup } = data
  const subjects = assessments.map(titleOf)
  const held = assessments.filter((assessment) => assessment.held !== 'unknown')
  const { kind, year, window } = procedure
  return [
    section('Основание'),
    ...(data.demo
      ? [note({ text: 'Демо. Синтетические данные: школы, классы и результаты вымышлены.', bold: true })]
      : []),
    ...(basis.length > 0
      ? [paragraph(ended(`Справка подготовлена на основании: ${listed(basis)}`))]
      : [{ kind: 'fillIn', label: 'Справка подготовлена на основании (заполняется):', lines: 2 } as const]),
    paragraph(
      `Предмет анализа: ${kind} ${year}\u00a0года, ${scope.name}; ${subjects.join('; ')}.`,
      ...(held.length > 0
        ? [
            ended(
              ` Даты проведения: ${held.map((assessment) => `${titleOf(assessment)} – ${assessment.held}`).join('; ')}`,
            ),
          ]
        : []),
      ...(window === 'unknown' ? [] : [` Сроки проведения ${kind} ${year}\u00a0года: ${window}.`]),
    ),
    ...(sources.length > 0
      ? [paragraph(ended(`Источник данных: ${sources.join('; ')}`), ` Данные на ${formatDate(data.preparedAt)}`)]
      : []),
    paragraph(
      'Доли рассчитаны от числа участников, у каждой доли указано, от какого числа работ она взята; средние по группам взвешены по числу участников. ',
      audience === 'authority'
        ? `Группы, где ${fewerThan(minimumGroup)}, не показаны; не показаны и данные, по которым их можно вычислить.`
        : 'Участники обозначены кодами, как в протоколе.',
    ),
  ]
}
