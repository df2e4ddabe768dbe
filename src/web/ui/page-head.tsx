import { Fragment, type ReactNode } from 'react'
import { Link } from 'react-router'

export interface Crumb {
  readonly title: string
  readonly to: string
}

/** Where one is, the page's name, a sentence under it, and what can be done here. */
export function PageHead(props: { title: string; crumbs?: readonly Crumb[]; lead?: ReactNode; actions?: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        {props.crumbs !== undefined && props.crumbs.length > 0 && (
          <nav className="crumbs" aria-label="Путь">
            {props.crumbs.map((crumb, index) => (
              <Fragment key={crumb.to}>
                {index > 0 && ' › '}
                <Link to={crumb.to}>{crumb.title}</Link>
              </Fragment>
            ))}
          </nav>
        )}
        <h1>{props.title}</h1>
        {props.lead !== undefined && <p className="lead">{props.lead}</p>}
      </div>
      {props.actions !== undefined && <div className="actions no-print">{props.actions}</div>}
    </div>
  )
}
