import { Link } from 'react-router'
import { formatProbability } from '#kernel/russian-text'
import { familyNames, type TestedIndication } from '#screening/model'
import { paths } from '../../paths.ts'
import { Card } from '../../ui/card.tsx'

/** What was counted and stays within the usual, and what could not be counted: said, but not in a card each. */
export function QuietSigns({ signs, silent }: { signs: readonly TestedIndication[]; silent: readonly string[] }) {
  if (signs.length === 0 && silent.length === 0) return null
  return (
    <Card title={signs.length > 0 ? 'В пределах обычного' : 'О чём данных не хватает'}>
      {signs.length > 0 && (
        <ul className="list">
          {signs.map((sign) => (
            <li key={sign.family}>
              <div>
                <h3>
                  <Link to={paths.method(sign.family)}>{familyNames[sign.family]}</Link>
                </h3>
                <p style={{ margin: 0 }}>{sign.sentence}</p>
                <p className="note" style={{ margin: 0 }}>
                  Вероятность такого и большего отличия: {formatProbability(sign.p)}.
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      {silent.length > 0 && (
        <>
          {signs.length > 0 && <h3 style={{ marginTop: 16 }}>О чём данных не хватает</h3>}
          {silent.map((sentence) => (
            <p key={sentence} className="note">
              {sentence}
            </p>
          ))}
        </>
      )}
    </Card>
  )
}
