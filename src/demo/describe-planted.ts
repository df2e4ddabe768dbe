import { counted } from '#kernel/russian-text'
import type { DemoMunicipality } from './model.ts'
import { plantedAnomalies } from './planted-anomalies.ts'

/** The text beside the demonstration's files: that everything is invented, and what was planted where. */
export function describePlanted(demo: DemoMunicipality): string {
  return [
    'ДЕМО. СИНТЕТИЧЕСКИЕ ДАННЫЕ',
    '',
    `${demo.municipality.name}, ${demo.region.name}: ${counted(demo.schools.length, 'школа', 'школы', 'школ')}, ${counted(demo.works.length, 'работа', 'работы', 'работ')}.`,
    'Школы, люди и результаты придуманы программой и не относятся ни к кому на свете.',
    `Начальное значение генератора: ${demo.seed}.`,
    '',
    'Что заложено в данные (остальные школы работали по правилам):',
    ...plantedAnomalies.map(({ school, note }) => `– ${school}: ${note}.`),
    '',
    'Гимназия № 1 и Лицей № 4 сильны на самом деле; малые сельские школы малы на самом деле.',
    '«Официальный» список маркеров тоже придуман и, как настоящий, совпадает с заложенным лишь отчасти.',
    '',
  ].join('\r\n')
}
