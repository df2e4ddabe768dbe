import { defaultStyle } from '#documents'
import type { AnalyticNoteData, AssessmentAnalysis, GroupSet, MarkShares, RegisterShares } from '#reports/model'
import type { TaskSpec } from '#procedures/model'

/** Synthetic data of an invented municipality and school for tests of the note: nothing here was ever measured. */

const marks = (label: string, works: number, shares: MarkShares['shares']): MarkShares => ({ label, works, shares })
const register = (label: string, works: number, shares: RegisterShares['shares']): RegisterShares => ({
  label,
  works,
  shares,
})

const country = marks('Вся выборка', 1_690_000, [0.05, 0.33, 0.44, 0.18])
const region = marks('Демо-край', 30_200, [0.09, 0.39, 0.38, 0.14])
const schoolSizes = [212, 187, 154, 131, 98, 89, 76, 64, 51, 42, 33, 27, 18, 12, 7]
const municipalityWorks = schoolSizes.reduce((sum, size) => sum + size, 0)
const municipality = marks('Демонстрационный округ', municipalityWorks, [0.11, 0.42, 0.35, 0.12])
const school = marks('СОШ № 6', 89, [0.0337, 0.3596, 0.4382, 0.1685])

const tasks: readonly (Pick<TaskSpec, 'label' | 'level' | 'max'> & { checks: string })[] = [
  { label: '1К1', level: 'basic', max: 4, checks: 'Писать под диктовку, соблюдая орфографические нормы' },
  { label: '1К2', level: 'basic', max: 3, checks: 'Соблюдать пунктуационные нормы при записи диктанта' },
  { label: '2', level: 'basic', max: 3, checks: 'Распознавать однородные члены предложения' },
  { label: '3.1', level: 'basic', max: 1, checks: 'Распознавать главные члены предложения' },
  { label: '3.2', level: 'basic', max: 3, checks: 'Распознавать части речи' },
  { label: '4', level: 'basic', max: 2, checks: 'Распознавать правильную орфоэпическую норму' },
  { label: '5', level: 'basic', max: 1, checks: 'Классифицировать согласные звуки' },
  { label: '6', level: 'advanced', max: 2, checks: 'Определять основную мысль текста' },
  { label: '7', level: 'advanced', max: 3, checks: 'Составлять план прочитанного текста' },
  { label: '8', level: 'advanced', max: 2, checks: 'Строить речевое высказывание в письменной форме' },
]

const ownShares = [0.71, 0.78, 0.54, 0.83, 0.66, 0.62, 0.55, 0.48, 0.27, 0.35]
const near = [0.68, 0.74, 0.61, 0.8, 0.63, 0.66, 0.64, 0.45, 0.38, 0.33]

const schoolCounts = [0, 0, 0, 1, 0, 0, 1, 0, 1, 0, 11, 4, 5, 4, 4, 4, 12, 8, 7, 7, 5, 6, 4, 3, 2]
const expectedCounts = schoolCounts.map((_, score) => 6.4 * Math.exp(-((score - 15) ** 2) / 42) + 0.3)

/** A smooth heap of all the municipality's works; what rounding leaves stands in the middle. */
const smooth = schoolCounts.map((_, score) => Math.round(96 * Math.exp(-((score - 15) ** 2) / 50)))
const municipalityCounts = smooth.map((count, score) =>
  score === 15 ? count + municipalityWorks - smooth.reduce((sum, each) => sum + each, 0) : count,
)

const assessment = (
  markSet: GroupSet<MarkShares>,
  registerSet: GroupSet<RegisterShares>,
  scale: number,
): AssessmentAnalysis => ({
  grade: 4,
  subject: 'Русский язык',
  held: '20 апреля 2026 г.',
  maxScore: 24,
  scale: { 3: 10, 4: 16, 5: 21 },
  scaleSource: 'рекомендации по переводу первичных баллов, ВПР 2026 года',
  participants: {
    total: { label: 'Всего', present: scale, absent: Math.round(scale * 0.06) },
    units: markSet.units.map(({ label, works }) => ({
      label,
      present: works === 'unknown' ? 'hidden' : works,
      absent: works === 'unknown' ? 'unknown' : Math.round(works * 0.06),
    })),
  },
  marks: markSet,
  scores: {
    counts: scale === 89 ? schoolCounts : municipalityCounts,
    expected:
      scale === 89
        ? {
            mean: expectedCounts,
            low: expectedCounts.map((count) => Math.max(0, count - 2.4)),
            high: expectedCounts.map((count) => count + 2.4),
            label: 'ожидание по похожим школам',
          }
        : 'none',
    highlighted: scale === 89 ? [10, 16] : [],
  },
  register: {
    ...registerSet,
    withoutRegisterMark: 3,
    gapWorks: 4,
    gaps: [
      { participant: '40011', classLabel: '4А', mark: 3, registerMark: 5 },
      { participant: '40027', classLabel: '4А', mark: 2, registerMark: 4 },
      { participant: '40046', classLabel: '4Б', mark: 5, registerMark: 3 },
      { participant: '40071', classLabel: '4В', mark: 3, registerMark: 5 },
    ],
  },
  tasks: {
    works: scale,
    references: [
      {
        label: scale === 89 ? 'Демонстрационный округ' : 'Демо-край',
        works: scale === 89 ? municipalityWorks : 30_200,
      },
      { label: 'Вся выборка', works: 1_690_000 },
    ],
    rows: tasks.map((task, i) => ({
      ...task,
      share: ownShares[i] ?? 'unknown',
      notAttempted: 0.01 + 0.012 * i,
      references: [near[i] ?? 'unknown', (near[i] ?? 0) + 0.04],
    })),
    byMark: ([2, 3, 4, 5] as const).map((mark) => ({
      mark,
      works: [3, 32, 39, 15][mark - 2] ?? 0,
      shares: ownShares.map((share, i) => Math.min(1, share + (mark - 3.5) * 0.16 + (i === 4 && mark === 3 ? 0.2 : 0))),
    })),
    zones: { basic: [0.57, 0.6], advanced: [0.285, 0.3], high: [0.285, 0.3] },
    zonesSource: 'рекомендации ФИОКО по проведению анализа результатов ВПР, 2026, § 1',
  },
  plannedResults: {
    works: scale,
    references: [{ label: 'Демо-край', works: 30_200 }],
    rows: tasks.map(({ checks, label }, i) => ({
      text: checks,
      tasks: [label],
      share: ownShares[i] ?? 'unknown',
      references: [near[i] ?? 'unknown'],
    })),
  },
  dynamics: [
    {
      year: 2024,
      own: marks(markSet.own.label, Math.round(scale * 0.97), [0.06, 0.46, 0.36, 0.12]),
      references: [marks(region.label, 29_800, [0.1, 0.41, 0.37, 0.12])],
      comparable: 'first',
    },
    {
      year: 2025,
      own: marks(markSet.own.label, Math.round(scale * 1.02), [0.05, 0.43, 0.39, 0.13]),
      references: [marks(region.label, 30_050, [0.1, 0.4, 0.37, 0.13])],
      comparable: 'yes',
    },
    { year: 2026, own: markSet.own, references: [region], comparable: 'yes' },
  ],
})

const common = {
  procedure: { kind: 'ВПР', year: 2026, window: 'unknown' },
  screening: { finishedAt: '2026-05-20T06:00:00.000Z', outdated: false },
  basis: ['приказ управления образования Демонстрационного округа от 12 марта 2026 г. № 84'],
  sources: [
    'отчёты ФИС ОКО «Индивидуальные результаты» и «Статистика по отметкам» (синтетические), загружены 12 мая 2026 г.',
  ],
  minimumGroup: 10,
  style: defaultStyle,
  place: 'г. Демоград',
  preparedAt: '2026-06-15T09:00:00.000Z',
  demo: true,
} as const

export const schoolNote: AnalyticNoteData = {
  ...common,
  audience: 'school',
  scope: {
    kind: 'school',
    name: 'муниципальное общеобразовательное учреждение «Средняя общеобразовательная школа № 6»',
    shortName: 'СОШ № 6',
  },
  assessments: [
    assessment(
      {
        own: school,
        references: [municipality, region, country],
        units: [
          marks('4А', 31, [0.0323, 0.3226, 0.4516, 0.1935]),
          marks('4Б', 29, [0.0345, 0.3448, 0.4483, 0.1724]),
          marks('4В', 22, [0.0455, 0.4091, 0.4091, 0.1363]),
          marks('4Г', 7, [0, 0.4286, 0.4286, 0.1428]),
        ],
      },
      {
        own: register('СОШ № 6', 86, [0.1512, 0.7326, 0.1162]),
        references: [
          register('Демонстрационный округ', 1150, [0.341, 0.611, 0.048]),
          register('Демо-край', 29_400, [0.352, 0.607, 0.041]),
        ],
        units: [],
      },
      89,
    ),
  ],
  signs: [
    {
      place: 'Русский язык, 4 класс',
      works: 89,
      family: 'boundary',
      sentence:
        'В 23 работах из 28, набравших баллы рядом с границами отметок, результат оказался сразу над границей; в похожих школах ожидалось бы 12–17.',
      p: 0.0004,
      q: 0.012,
      checks: [],
      questions: [],
      provenance: 'расчётный признак, не официальный маркер',
    },
    {
      place: 'Русский язык, 4 класс',
      works: 86,
      family: 'register',
      sentence:
        'Отметка за работу выше отметки по журналу в 11,6 % случаев из 86; в крае – в 4,1 % случаев из 29\u00a0400.',
      p: 0.003,
      q: 0.031,
      checks: [],
      questions: [],
      provenance: 'расчётный признак, не официальный маркер',
    },
  ],
  tooLittleData: [
    { place: 'Русский язык, 4Г', works: 7, reason: 'для признака у границ отметок нужно не меньше 20 работ' },
  ],
  letterhead: {
    superior: 'Управление образования администрации Демонстрационного округа',
    organisation: 'Муниципальное общеобразовательное учреждение «Средняя общеобразовательная школа № 6» (СОШ № 6)',
    address: '000000, г. Демоград, ул. Примерная, д. 6',
    phone: '8 (000) 000-00-06',
    email: 'school6@example.org',
    ogrn: '0000000000000',
    inn: '0000000000/000000000',
  },
  signatory: { position: 'Директор СОШ № 6', name: 'А.Б. Демонстрационный' },
  executor: { name: 'Примерова Вера Глебовна', phone: '8 (000) 000-00-16' },
}

export const municipalityNote: AnalyticNoteData = {
  ...common,
  audience: 'authority',
  scope: {
    kind: 'municipality',
    name: 'Демонстрационный муниципальный округ',
    shortName: 'Демонстрационный округ',
  },
  assessments: [
    assessment(
      {
        own: municipality,
        references: [region, country],
        units: schoolSizes.map((works, i) =>
          marks(`СОШ № ${i + 1}`, works, [0.12 - i * 0.004, 0.43, 0.34 + i * 0.002, 0.11 + i * 0.002]),
        ),
      },
      {
        own: register('Демонстрационный округ', 1150, [0.341, 0.611, 0.048]),
        references: [register('Демо-край', 29_400, [0.352, 0.607, 0.041])],
        units: [],
      },
      municipalityWorks,
    ),
  ],
  signs: schoolNote.signs.map((sign) => ({ ...sign, place: 'СОШ № 6, русский язык, 4 класс' })),
  tooLittleData: [
    {
      place: 'СОШ № 15, русский язык, 4 класс',
      works: 7,
      reason: 'для признака у границ отметок нужно не меньше 20 работ',
    },
  ],
  letterhead: {
    superior: 'Администрация Демонстрационного муниципального округа',
    organisation: 'УПРАВЛЕНИЕ ОБРАЗОВАНИЯ',
    address: '000000, г. Демоград, ул. Примерная, д. 1',
    phone: '8 (000) 000-00-00',
    email: 'uo@example.org',
    ogrn: '0000000000000',
    inn: '0000000000/000000000',
  },
  signatory: { position: 'Начальник управления образования', name: 'В.Г. Примеров' },
  executor: { name: 'Образцова Дарья Евгеньевна', phone: '8 (000) 000-00-01' },
}
