import { changedFieldTitles, type FieldChange, type WordPiece } from '#plan/model'

/** What changed in a measure, field by field, as `shownChange` prepares it. */
export interface WordChange extends FieldChange {
  readonly pieces: readonly WordPiece[]
}

/** Words that went are struck out, words that came are underlaid; both are said to those who listen. */
export function ChangedWords({ changes }: { changes: readonly WordChange[] }) {
  return (
    <dl className="change-list">
      {changes.map((change) => (
        <Change key={change.field} change={change} />
      ))}
    </dl>
  )
}

function Change({ change }: { change: WordChange }) {
  return (
    <>
      <dt>{changedFieldTitles[change.field]}</dt>
      <dd className="words">
        {change.pieces.map((piece, index) => (
          <Piece key={index} piece={piece} />
        ))}
      </dd>
    </>
  )
}

function Piece({ piece: { kind, text } }: { piece: WordPiece }) {
  switch (kind) {
    case 'same':
      return <>{text}</>
    case 'gone':
      return (
        <del>
          <span className="visually-hidden">было: </span>
          {text}
        </del>
      )
    case 'new':
      return (
        <ins>
          <span className="visually-hidden">стало: </span>
          {text}
        </ins>
      )
    default:
      return kind satisfies never
  }
}
