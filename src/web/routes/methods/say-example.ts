import { formatNumber, formatProbability } from '#kernel/russian-text'
import { signOf, type LiveExample } from '#screening'
import type { Family } from '#screening/model'

/** What the program says of an example, in the words of a school's page. */
export interface SaidOfExample {
  readonly sentence: string
  readonly rarity: string
  readonly outcome: string
  readonly tone: 'look' | 'plain'
}

const noticeable = 0.05

export function sayExample(example: LiveExample, family: Family): SaidOfExample {
  const sign = signOf(example, family)
  if (sign === undefined || sign.outcome !== 'tested') {
    return {
      sentence: sign?.sentence ?? '',
      rarity: '',
      outcome: 'Данных мало, и программа так и говорит.',
      tone: 'plain',
    }
  }
  const { flagged, q } = example.finding
  return {
    sentence: sign.sentence,
    rarity: `Вероятность такого и большего отличия без вмешательства: ${formatProbability(sign.p)}${sign.p <= 0.5 ? ` – примерно ${oneIn(sign.p)}` : ''}.`,
    outcome:
      sign.p > noticeable
        ? 'Такое бывает часто: признака нет.'
        : flagged
          ? `Это область внимания: даже с поправкой на все школы и все признаки вероятность ${formatProbability(q)}.`
          : `Само по себе редко, но школ и признаков много: с поправкой на их число вероятность ${formatProbability(q)}. Пока это не область внимания.`,
    tone: sign.p > noticeable || !flagged ? 'plain' : 'look',
  }
}

/** «один честный случай из 31»; two digits are enough to feel how rare a thing is. */
function oneIn(p: number): string {
  if (p < 1e-6) return 'реже чем один честный случай из миллиона'
  const times = 1 / p
  const scale = 10 ** Math.max(0, Math.floor(Math.log10(times)) - 1)
  return `один честный случай из ${formatNumber(Math.round(times / scale) * scale)}`
}
