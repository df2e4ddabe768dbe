import { Link } from 'react-router'
import type { FactBlock, FactLink, FactSection } from '#reports/model'
import { Card } from '../../ui/card.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { factAddress } from './report-words.ts'

/** One part of a report as the program gathered it, every figure with the way to what it was counted from. */
export function FactSectionCard({ section }: { section: FactSection }) {
  return (
    <Card title={section.title}>
      {section.blocks.map((block, index) => (
        <FactBlockView key={index} block={block} title={section.title} />
      ))}
    </Card>
  )
}

function FactBlockView({ block, title }: { block: FactBlock; title: string }) {
  switch (block.kind) {
    case 'text':
      return <p className="note fact-text">{block.text}</p>
    case 'figures':
      return (
        <dl className="fact-figures">
          {block.figures.map((figure) => (
            <div key={figure.label}>
              <dt>{figure.label}</dt>
              <dd>
                <MaybeLink link={figure.link}>{figure.value}</MaybeLink>
              </dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return <FactTableView block={block} title={title} />
    default:
      return block satisfies never
  }
}

function FactTableView({ block, title }: { block: Extract<FactBlock, { kind: 'table' }>; title: string }) {
  // The link stands on the words of the row, not on its number.
  const linked = block.columns.findIndex((column) => column.weight > 30 && column.align === 'left')
  return (
    <>
      <DataTable
        caption={block.caption === '' ? title : block.caption}
        captionHidden={block.caption === ''}
        rows={block.rows.map((row, index) => ({ ...row, key: String(index) }))}
        rowKey={({ key }) => key}
        columns={block.columns.map((column, index) => ({
          title: column.title,
          ...(column.align === 'right' ? { number: true } : {}),
          ...(column.weight > 30 ? { wide: true } : {}),
          cell: (row: { readonly cells: readonly string[]; readonly link: FactLink | 'none' }) =>
            index === linked ? (
              <span className="titles">
                <MaybeLink link={row.link}>{row.cells[index]}</MaybeLink>
              </span>
            ) : (
              row.cells[index]
            ),
        }))}
      />
      {block.more > 0 && <p className="note">Показаны не все строки: ещё {block.more}.</p>}
    </>
  )
}

function MaybeLink({ link, children }: { link: FactLink | 'none'; children: string | undefined }) {
  if (link === 'none') return children
  if (link.to === 'document') {
    return (
      <a href={factAddress(link)} download>
        {children}
      </a>
    )
  }
  return <Link to={factAddress(link)}>{children}</Link>
}
