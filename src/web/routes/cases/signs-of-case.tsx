import { Link } from 'react-router'
import type { SchoolCase } from '#cases/model'
import { counted, formatDate, formatProbability } from '#kernel/russian-text'
import { familyNames } from '#screening/model'
import { paths } from '../../paths.ts'

/** What stood in the data when the case was opened: each work with its signs and what was checked of itself. */
export function SignsOfCase({ found }: { found: SchoolCase }) {
  return (
    <>
      <p className="note">
        Расчётный признак, не официальный маркер; расчёт {formatDate(found.screenedAt)}{' '}
        <Link to={paths.methods()}>Как это считается</Link>
      </p>
      {found.signs.length === 0 && (
        <p>
          {found.schoolQ === null
            ? 'Отдельные работы не выделяются; дело открыто по официальному списку.'
            : `Отдельные работы не выделяются, все вместе – да: вероятность с поправкой на число школ ${formatProbability(found.schoolQ)}.`}
        </p>
      )}
      <ul className="list">
        {found.signs.map((sign) => (
          <li key={sign.assessment}>
            <div>
              <h3>
                <Link to={paths.cell(found.schoolCode, sign.assessment)}>{sign.title}</Link>
              </h3>
              <p className="note" style={{ margin: 0 }}>
                {counted(sign.works, 'работа', 'работы', 'работ')}; вероятность с поправкой на число сравнений{' '}
                {formatProbability(sign.q)}
              </p>
              {sign.signs.map((each) => (
                <p key={each.family} style={{ margin: '6px 0 0' }}>
                  <strong>{familyNames[each.family]}.</strong> {each.sentence}{' '}
                  <span className="note">Вероятность при честной проверке: {formatProbability(each.p)}.</span>
                </p>
              ))}
              {sign.checks.length > 0 && (
                <details className="rare" style={{ marginTop: 6 }}>
                  <summary>Что проверено в данных</summary>
                  <ul>
                    {sign.checks.map((check) => (
                      <li key={check.sentence}>
                        {check.sentence} {check.fits && <strong>Может объяснять.</strong>}
                        {check.question === true && <span className="note">Знает только школа.</span>}
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </div>
          </li>
        ))}
      </ul>
      {found.official !== null && <p style={{ margin: '12px 0 0' }}>{found.official}</p>}
    </>
  )
}
