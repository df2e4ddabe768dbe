import { type Role, roleTitles } from '#access/model'
import { counted, formatDate } from '#kernel/russian-text'

type Details = Readonly<Record<string, unknown>>

/** What of an entry's details a person reads at a glance; the whole record stands below it. */
const readers: readonly ((details: Details) => string | undefined)[] = [
  ({ name }) => text(name),
  ({ title }) => text(title),
  ({ role }) => (typeof role === 'string' ? roleTitles[role as Role] : undefined),
  ({ was, is }) => (isNames(was) && isNames(is) ? `«${was.shortName}» → «${is.shortName}»` : undefined),
  ({ into }) => (typeof into === 'string' ? `к ${into}` : undefined),
  ({ newCode }) => text(newCode),
  ({ alias }) => text(alias),
  ({ district }) => text(district),
  ({ onDate }) => (typeof onDate === 'string' ? `с ${formatDate(onDate)}` : undefined),
  ({ file }) => text(file),
  ({ created, renamed }) =>
    typeof created === 'number' && typeof renamed === 'number'
      ? `добавлено ${created}, переименовано ${renamed}`
      : undefined,
  ({ works }) => (typeof works === 'number' ? counted(works, 'работа', 'работы', 'работ') : undefined),
  ({ schools }) => (typeof schools === 'number' ? counted(schools, 'школа', 'школы', 'школ') : undefined),
  ({ address }) => (typeof address === 'string' ? `адрес ${address}` : undefined),
]

export function summariseDetails(details: Details): string {
  return readers.flatMap((read) => read(details) ?? []).join(', ')
}

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined)

function isNames(value: unknown): value is { readonly shortName: string } {
  return typeof value === 'object' && value !== null && 'shortName' in value && typeof value.shortName === 'string'
}
