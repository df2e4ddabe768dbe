import { Link, useSearchParams } from 'react-router'
import { counted } from '#kernel/russian-text'

/** Earlier and later pages of a list, kept in the address as `?page=2`. */
export function Pager(props: {
  page: number
  pageSize: number
  total: number
  noun: readonly [string, string, string]
}) {
  const [search] = useSearchParams()
  const last = Math.max(1, Math.ceil(props.total / props.pageSize))
  const to = (page: number): string => {
    const next = new URLSearchParams(search)
    next.set('page', String(page))
    return `?${next}`
  }
  return (
    <nav className="pager note" aria-label="Страницы списка">
      <span>
        {counted(props.total, ...props.noun)}
        {last > 1 && `, страница ${props.page} из ${last}`}
      </span>
      {last > 1 && (
        <span className="actions">
          {props.page > 1 && <Link to={to(props.page - 1)}>← Предыдущая</Link>}
          {props.page < last && <Link to={to(props.page + 1)}>Следующая →</Link>}
        </span>
      )}
    </nav>
  )
}
