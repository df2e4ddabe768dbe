import type { MarkScale, Provenance } from './model.ts'

/** A maximum and a scale of one assessment, published somewhere that can be named. */
export interface SourcedScale {
  readonly procedure: 'ВПР'
  /** The years the source speaks of; `undated` where the page names no year and the person must say whether it fits. */
  readonly years: readonly number[] | 'undated'
  readonly grade: number
  readonly subject: string
  readonly maxScore: number
  readonly scale: MarkScale | 'missing'
  readonly source: Provenance
}

const gradeEightPage: Provenance = {
  kind: 'published',
  text: 'Шкала перевода баллов ВПР для 8 класса, vpr-ege.ru. Год на странице не указан; максимальные баллы совпадают с работами до 2025 года. Сверьте со шкалой своего года.',
  url: 'https://vpr-ege.ru/vpr/8-klass/2357-shkala-perevoda-ballov-vpr-v-otsenku-dlya-8-klassa',
}

const federalForm: Provenance = {
  kind: 'published',
  text: 'Максимальный первичный балл по форме сбора результатов ФИС ОКО. Шкала перевода в источнике не приведена.',
}

const taskCatalogue: Provenance = {
  kind: 'published',
  text: 'Максимальный первичный балл – сумма баллов заданий по описанию работы 2026 года. Шкала перевода в источнике не приведена.',
}

function demo(text: string, url: string): Provenance {
  return { kind: 'published', text: `${text} Шкала перевода в источнике не приведена.`, url }
}

/**
 * The scales and maxima for which a source is known; the rest the person enters.
 * A scale is a recommendation of its year: it is offered for confirmation, never applied silently.
 */
export const sourcedScales: readonly SourcedScale[] = [
  {
    procedure: 'ВПР',
    years: [2026],
    grade: 4,
    subject: 'Русский язык',
    maxScore: 24,
    scale: { 3: 10, 4: 16, 5: 21 },
    source: {
      kind: 'published',
      text: 'Демоверсия ВПР 2026 года по русскому языку для 4 класса, vpr-ege.ru.',
      url: 'https://www.vpr-ege.ru/vpr/4-klass/russkij-yazyk/3061-demoversiya-vpr-2026-po-russkomu-yazyku-4-klass',
    },
  },
  maximum([2026], 4, 'Математика', 18, taskCatalogue),
  maximum([2026], 4, 'Литературное чтение', 22, taskCatalogue),
  maximum([2026], 4, 'Английский язык', 25, federalForm),
  maximum([2026], 5, 'Биология', 43, federalForm),
  maximum([2026], 8, 'Английский язык', 25, federalForm),
  maximum([2024], 4, 'Математика', 20, federalForm),
  maximum(
    [2022, 2023],
    4,
    'Математика',
    20,
    demo(
      'Система оценивания проверочной работы по математике для 4 класса, topuch.com.',
      'https://topuch.com/sistema-ocenivaniya-proverochnoj-rabotiocenivanie-otdelenih-za/index.html',
    ),
  ),
  maximum(
    [2023],
    5,
    'Математика',
    15,
    demo(
      'Описание проверочной работы 2023 года по математике для 5 класса, files.student-it.ru.',
      'https://files.student-it.ru/previewfile/247566',
    ),
  ),
  maximum(
    [2020],
    4,
    'Русский язык',
    38,
    demo(
      'Демоверсия ВПР 2020 года по русскому языку для 4 класса, vpr-ege.ru.',
      'https://vpr-ege.ru/vpr/4-klass/russkij-yazyk/497-demoversiya-vpr-2020-po-russkomu-yazyku-4-klass',
    ),
  ),
  maximum(
    [2018],
    5,
    'Русский язык',
    45,
    demo(
      'Образец ВПР 2018 года по русскому языку для 5 класса, ucthat-v-skole.ru.',
      'https://ucthat-v-skole.ru/vpr/5-klass/654-vpr-po-russkomu-yazyku-obrazets-2018',
    ),
  ),
  gradeEight('Русский язык', 51, { 3: 26, 4: 32, 5: 45 }),
  gradeEight('Математика', 25, { 3: 8, 4: 15, 5: 21 }),
  gradeEight('История', 17, { 3: 5, 4: 10, 5: 14 }),
  gradeEight('Обществознание', 22, { 3: 8, 4: 14, 5: 19 }),
  gradeEight('География', 33, { 3: 10, 4: 21, 5: 29 }),
  gradeEight('Биология', 29, { 3: 10, 4: 18, 5: 24 }),
  gradeEight('Химия', 36, { 3: 10, 4: 19, 5: 28 }),
  gradeEight('Физика', 18, { 3: 5, 4: 8, 5: 11 }),
]

function maximum(
  years: readonly number[],
  grade: number,
  subject: string,
  maxScore: number,
  source: Provenance,
): SourcedScale {
  return { procedure: 'ВПР', years, grade, subject, maxScore, scale: 'missing', source }
}

function gradeEight(subject: string, maxScore: number, scale: MarkScale): SourcedScale {
  return { procedure: 'ВПР', years: 'undated', grade: 8, subject, maxScore, scale, source: gradeEightPage }
}
