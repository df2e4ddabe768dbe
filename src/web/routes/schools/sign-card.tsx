import { Link } from 'react-router'
import { formatProbability } from '#kernel/russian-text'
import { familyNames, type TestedIndication } from '#screening/model'
import { signTitle } from './family-words.ts'
import { paths } from '../../paths.ts'
import { Chip } from '../../ui/chip.tsx'
import { Figure, type FigurePair } from '../../ui/figure.tsx'
import { ClassLinks } from './class-links.tsx'
import type { ClassChoice } from './draw-evidence.ts'

/** Weaker than once in twenty is what happens everywhere, and is said so. */
const noticeableP = 0.05

function SignChip({ noticeable, loud }: { noticeable: boolean; loud: boolean }) {
  if (!noticeable) return <Chip>в пределах обычного</Chip>
  return loud ? <Chip tone="look">требует уточнения</Chip> : <Chip>само по себе не выделяет</Chip>
}

/** One sign as evidence: sentence, figure, the numbers behind it, how it is counted. */
export function SignCard(props: {
  sign: TestedIndication
  figure: FigurePair | 'none'
  /** The class that the figure is about, where there are several. */
  choice?: ClassChoice | 'none'
  /** The work the figure shows, where the sign is about several. */
  from: string
  q: number
  /** What the sign is about as a whole is an area of attention. */
  loud: boolean
  /** What the correction for many tests counts: `школ`, `работ`. */
  among: string
}) {
  const { sign, figure, choice = 'none' } = props
  const noticeable = sign.p <= noticeableP
  return (
    <section className="card" id={sign.family}>
      <SignChip noticeable={noticeable} loud={props.loud} /> {noticeable && <Chip>{familyNames[sign.family]}</Chip>}
      <h2 style={{ marginTop: 12 }}>{noticeable ? signTitle(sign) : familyNames[sign.family]}</h2>
      <p className="sentence">{sign.sentence}</p>
      {figure !== 'none' && (
        <>
          {props.from !== '' && <p className="note">На рисунке: {props.from}, где признак заметнее всего.</p>}
          {choice !== 'none' && <ClassLinks choice={choice} carrier={sign.classLabel} />}
          <Figure figure={figure} />
        </>
      )}
      <p className="note" style={{ margin: 0 }}>
        Вероятность такого и большего отличия без вмешательства: {formatProbability(sign.p)}; по всем признакам вместе,
        с поправкой на число {props.among}: {formatProbability(props.q)}. Расчётный признак, не официальный маркер.{' '}
        <Link to={paths.method(sign.family)}>Как это считается</Link>
      </p>
    </section>
  )
}
