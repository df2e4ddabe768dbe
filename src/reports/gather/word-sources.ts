import { counted, formatDate } from '#kernel/russian-text'
import { federalWindow } from '#procedures'
import type { ProcedureKind } from '#procedures/model'
import { reportTitles } from '#results'
import type { ImportInForce } from '#results'

/** «Форма сбора результатов», 30 файлов, загружены с 3 мая 2026 г. по 12 мая 2026 г.: one phrase for each kind. */
export function wordSources(imports: readonly ImportInForce[]): string[] {
  const byKind = new Map<ImportInForce['kind'], ImportInForce[]>()
  for (const each of imports) byKind.set(each.kind, [...(byKind.get(each.kind) ?? []), each])
  return [...byKind].map(([kind, files]) => {
    const [first, last] = [files[0], files.at(-1)]
    if (first === undefined || last === undefined) return reportTitles[kind]
    const [from, to] = [formatDate(first.importedAt), formatDate(last.importedAt)]
    if (files.length === 1) return `${reportTitles[kind]} (файл «${first.fileName}», загружен ${from})`
    const when = from === to ? from : `с ${from} по ${to}`
    return `${reportTitles[kind]} (${counted(files.length, 'файл', 'файла', 'файлов')}, загружены ${when})`
  })
}

/** «с 20 апреля 2026 г. по 20 мая 2026 г. (Приказ …)»: of ВПР the days of the whole country are known. */
export function wordWindow(procedure: ProcedureKind, year: number): string | 'unknown' {
  const window = procedure === 'ВПР' ? federalWindow(year) : undefined
  if (window === undefined) return 'unknown'
  return `с ${formatDate(window.from)} по ${formatDate(window.to)} (${window.source.text.replace(/\.$/, '')})`
}
