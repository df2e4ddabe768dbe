import { Fragment, type ReactNode } from 'react'
import type { ReadBlock, ReadRow } from '#documents'
import type { Place } from '#plan/model'

const roomAbove = 60

/** The document as it came, with the chosen words marked and brought into view; without JavaScript `#place` leads there. */
export function OriginalDocument({ blocks, chosen }: { blocks: readonly ReadBlock[]; chosen: readonly Place[] }) {
  const first = chosen.toSorted((a, b) => a.block - b.block || (a.row ?? 0) - (b.row ?? 0))[0]
  return (
    <div className="original" role="region" aria-label="Исходный документ" tabIndex={0}>
      {blocks.map((block, index) => {
        const here = chosen.filter((place) => place.block === index)
        switch (block.kind) {
          case 'paragraph':
            return <Paragraph key={index} text={block.text} marks={here} anchor={first?.block === index} />
          case 'table':
            return <OriginalTable key={index} rows={block.rows} marks={here} anchor={first} block={index} />
          case 'page-break':
            return <hr key={index} />
          default:
            return block satisfies never
        }
      })}
    </div>
  )
}

/** Only the pane scrolls: the page stays at the row that was chosen. */
function bringIntoView(place: HTMLElement | null): void {
  const pane = place?.closest('.original')
  if (place === null || pane === null || pane === undefined) return
  pane.scrollTop += place.getBoundingClientRect().top - pane.getBoundingClientRect().top - roomAbove
}

function Paragraph({ text, marks, anchor }: { text: string; marks: readonly Place[]; anchor: boolean }) {
  if (text === '') return null
  return (
    <p id={anchor ? 'place' : undefined} ref={anchor ? bringIntoView : undefined}>
      {marked(text, marks)}
    </p>
  )
}

function OriginalTable(props: {
  rows: readonly ReadRow[]
  marks: readonly Place[]
  anchor: Place | undefined
  block: number
}) {
  return (
    <table>
      <tbody>
        {props.rows.map((row, index) => {
          const here = props.marks.filter((place) => place.row === index)
          const isFirst = props.anchor?.block === props.block && props.anchor.row === index
          return (
            <tr
              key={index}
              id={isFirst ? 'place' : undefined}
              ref={isFirst ? bringIntoView : undefined}
              className={here.length > 0 ? 'original-chosen' : undefined}
            >
              {row.cells.map((cell) => (
                <td key={cell.column} colSpan={cell.columns}>
                  {marked(
                    cell.text,
                    here.filter((place) => place.column === cell.column),
                  )}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

/** The text with its marked stretches; stretches that overlap are one. */
function marked(text: string, marks: readonly Place[]): ReactNode {
  const pieces: ReactNode[] = []
  let at = 0
  for (const { start, end } of marks.toSorted((a, b) => a.start - b.start)) {
    const from = Math.max(at, start)
    const to = Math.min(text.length, end)
    if (to <= from) continue
    pieces.push(text.slice(at, from), <mark key={from}>{text.slice(from, to)}</mark>)
    at = to
  }
  if (at === 0) return text
  return (
    <>
      {pieces.map((piece, index) => (
        <Fragment key={index}>{piece}</Fragment>
      ))}
      {text.slice(at)}
    </>
  )
}
