import { counted } from '#kernel/russian-text'

/** Nothing of the document vanishes: what found no place is shown. */
export function UnreadPassages({ passages }: { passages: readonly { readonly text: string }[] }) {
  if (passages.length === 0) return <p className="note">Весь текст документа нашёл своё место.</p>
  return (
    <details className="fold">
      <summary>Не вошло ни в одну строку: {counted(passages.length, 'отрывок', 'отрывка', 'отрывков')}</summary>
      <ul>
        {passages.map((passage, index) => (
          <li key={index}>{passage.text}</li>
        ))}
      </ul>
    </details>
  )
}
