import { Button, Checkbox, TextInput } from '@mantine/core'
import { Form, Link } from 'react-router'
import type { SavedFilter } from '#plan/model'
import { paths } from '../../paths.ts'

/** Selections that the person keeps by name: each is an address, one of them opens the list. */
export function SavedFilters({
  saved,
  query,
}: {
  saved: readonly (SavedFilter & { readonly isShown: boolean })[]
  query: string
}) {
  const shown = saved.find(({ isShown }) => isShown)
  return (
    <div className="saved-filters no-print">
      {saved.length > 0 && (
        <nav aria-label="Сохранённые отборы" className="actions">
          <Link className="chip" to={`${paths.executions()}?state=all`}>
            Все исполнения
          </Link>
          {saved.map(({ id, name, query: own, isDefault, isShown }) => (
            <Link
              key={id}
              className={isShown ? 'chip chip-info' : 'chip'}
              aria-current={isShown ? 'page' : undefined}
              to={`${paths.executions()}?${own === '' ? 'state=all' : own}`}
            >
              {name}
              {isDefault && ', открывается первым'}
            </Link>
          ))}
        </nav>
      )}
      {shown !== undefined && (
        <Form method="post" className="actions note">
          <input type="hidden" name="filter" value={shown.id} />
          <input type="hidden" name="query" value={query} />
          <span>Отбор «{shown.name}»:</span>
          <button className="link-button" name="intent" value={shown.isDefault ? 'no-default' : 'make-default'}>
            {shown.isDefault ? 'не открывать первым' : 'открывать первым'}
          </button>
          <button className="link-button" name="intent" value="forget">
            забыть
          </button>
        </Form>
      )}
      {shown === undefined && query !== '' && (
        <details className="fold" style={{ margin: 0 }}>
          <summary>Сохранить этот отбор</summary>
          <Form method="post" className="filters" style={{ margin: '8px 0 0' }}>
            <input type="hidden" name="query" value={query} />
            <TextInput name="name" label="Название отбора" maxLength={60} required withAsterisk={false} />
            <Checkbox name="default" value="yes" label="Открывать первым" style={{ paddingBottom: 8 }} />
            <Button type="submit" name="intent" value="save" variant="default">
              Сохранить
            </Button>
          </Form>
        </details>
      )}
    </div>
  )
}
