import { Link } from 'react-router'
import type { PlanRevision } from '#plan/model'
import { paths } from '../../paths.ts'
import { Notice } from '../../ui/notice.tsx'
import { formatDay } from './plan-words.ts'

/** Where a plan stands among its revisions; nothing where it is the only one. Drafts are shown to who may edit them. */
export function RevisionNotice(props: { plan: string; revisions: readonly PlanRevision[]; mayEdit: boolean }) {
  const shown = props.revisions.filter(({ status }) => status !== 'draft' || props.mayEdit)
  const here = shown.find(({ id }) => id === props.plan)
  if (here === undefined || shown.length < 2) return null
  const current = shown.find(({ status }) => status === 'in-force')
  const drafts = shown.filter(({ status, id }) => status === 'draft' && id !== here.id)
  const former = shown.filter(({ status, revision }) => status === 'superseded' && revision < here.revision)
  return (
    <Notice tone={here.status === 'superseded' ? 'look' : 'info'}>
      {here.status === 'superseded' ? (
        <>
          Эта редакция заменена и показана такой, какой была.{' '}
          {current !== undefined && (
            <>
              Действует <Link to={paths.plan(current.id)}>редакция {current.revision}</Link>.
            </>
          )}
        </>
      ) : (
        <>
          Действует редакция {here.revision}
          {here.inForceAt !== null && ` с ${formatDay(here.inForceAt.slice(0, 10))}`}.{' '}
        </>
      )}{' '}
      {here.revision > 1 && <Link to={paths.planChanges(here.id)}>Что изменил приказ</Link>}
      {former.map((each) => (
        <span key={each.id}>
          {' · '}
          <Link to={paths.plan(each.id)}>редакция {each.revision}</Link>
        </span>
      ))}
      {drafts.map((each) => (
        <span key={each.id}>
          {' · '}
          <Link to={paths.planChanges(each.id)}>черновик редакции {each.revision}</Link>
        </span>
      ))}
    </Notice>
  )
}
