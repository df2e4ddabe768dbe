import { Link } from 'react-router'
import { formatProbability } from '#kernel/russian-text'
import { familyNames, type TestedIndication } from '#screening/model'
import { signTitle } from './family-words.ts'
import { paths } from '../../paths.ts'
import { Chip } from '../../ui/chip.tsx'
import { Figure, type FigurePair } from '../../ui/figure.tsx'

/** One sign as evidence: sentence, figure, the numbers behind it, how it is counted. */
export function SignCard(props: {
  sign: TestedIndication
  figure: FigurePair | 'none'
  /** The work the figure shows, where the sign is about several. */
  from: string
  q: number
  /** The school as a whole is an area of attention. */
  loud: boolean
}) {
  const { sign, figure } = props
  return (
    <section className="card">
      <Chip tone={props.loud ? 'look' : 'plain'}>{props.loud ? 'требует уточнения' : 'само по себе не выделяет'}</Chip>{' '}
      <Chip>{familyNames[sign.family]}</Chip>
      <h2 style={{ marginTop: 12 }}>{signTitle(sign)}</h2>
      <p className="sentence">{sign.sentence}</p>
      {figure !== 'none' && (
        <>
          {props.from !== '' && <p className="note">На рисунке: {props.from}, где признак заметнее всего.</p>}
          <Figure figure={figure} />
        </>
      )}
      <p className="note" style={{ margin: 0 }}>
        Вероятность такого и большего отличия без вмешательства: {formatProbability(sign.p)}; по всем признакам вместе, с
        поправкой на число школ: {formatProbability(props.q)}. Расчётный признак, не официальный маркер.{' '}
        <Link to={`${paths.methods()}#${sign.family}`}>Как это считается</Link>
      </p>
    </section>
  )
}
