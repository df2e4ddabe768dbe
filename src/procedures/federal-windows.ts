import type { IsoDate } from '#kernel/clock'
import type { Provenance } from './model.ts'

/** When schools of the whole country hold ВПР in a year. */
export interface FederalWindow {
  readonly procedure: 'ВПР'
  readonly year: number
  readonly from: IsoDate
  readonly to: IsoDate
  readonly source: Provenance
  /** What was particular about the year; Russian. */
  readonly note?: string
}

/** Days as the named sources give them (2020 is absent: no source names its days). */
export const federalWindows: readonly FederalWindow[] = [
  window(
    2021,
    '2021-03-15',
    '2021-05-21',
    'published',
    'Публикация демоверсии ВПР 2021 года.',
    'https://vprklass.ru/8-klass/matematka/demoversija-vpr-2021-po-matematike-8-klass',
  ),
  {
    ...window(
      2022,
      '2022-09-19',
      '2022-10-24',
      'published',
      'Сообщение о переносе ВПР на осень 2022 года.',
      'https://19rusinfo.ru/obshchestvo/6292-vserossijskie-proverochnye-raboty-pereneseny-na-osen-2022-goda',
    ),
    note: 'Работы, проведённые до 22 марта 2022 года, засчитаны.',
  },
  window(
    2023,
    '2023-03-15',
    '2023-05-20',
    'official',
    'Порядок и план-график проведения ВПР 2023 года, письмо Рособрнадзора от 09.02.2023 № 08-20.',
    'https://www.consultant.ru/document/cons_doc_LAW_440070/681bd4513f6b5ed8b83ac742a97fcc704f5ab58e/',
  ),
  window(
    2024,
    '2024-03-01',
    '2024-05-17',
    'official',
    'Приказ Рособрнадзора от 21.12.2023 № 2160.',
    'https://bazanpa.ru/rosobrnadzor-prikaz-n2160-ot21122023-h6221975/',
  ),
  window(
    2025,
    '2025-04-11',
    '2025-05-16',
    'official',
    'Приказ Рособрнадзора от 13.05.2024 № 1008.',
    'https://npalib.ru/2024/05/13/prikaz-1008-id499306/',
  ),
  window(
    2026,
    '2026-04-20',
    '2026-05-20',
    'published',
    'Сообщение Рособрнадзора о сроках ВПР 2026 года.',
    'https://stolicaonego.ru/news/v-rosobrnadzore-nazvali-daty-provedenija-vpr-v-2026-uchebnom-godu/',
  ),
]

export function federalWindow(year: number): FederalWindow | undefined {
  return federalWindows.find((window) => window.year === year)
}

function window(
  year: number,
  from: IsoDate,
  to: IsoDate,
  kind: Provenance['kind'],
  text: string,
  url: string,
): FederalWindow {
  return { procedure: 'ВПР', year, from, to, source: { kind, text, url } }
}
