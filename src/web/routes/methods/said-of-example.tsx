import { Chip } from '../../ui/chip.tsx'
import type { SaidOfExample } from './say-example.ts'

/** What the program says of an example; read out again when it changes. */
export function ExampleSays({ said }: { said: SaidOfExample }) {
  return (
    <div aria-live="polite">
      <p className="sentence">{said.sentence}</p>
      <p>
        {said.rarity} {said.outcome}{' '}
        <Chip tone={said.tone}>{said.tone === 'look' ? 'требует уточнения' : 'уточнять нечего'}</Chip>
      </p>
    </div>
  )
}

/** Stands under every example. */
export function Invented() {
  return <p className="note">Пример с придуманными числами; считает та же программа, что и для настоящих школ.</p>
}
