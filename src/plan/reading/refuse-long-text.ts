import type { ReadBlock } from '#documents'
import type { UnreadablePlan } from '../model.ts'

/** Characters of one paragraph or cell; the longest of real plans has some two thousand. */
const longestText = 10_000

/** Grammars of this folder look back and forth within a text: its length is what bounds their work. */
export function refuseLongText(blocks: readonly ReadBlock[]): UnreadablePlan | undefined {
  return blocks.some(isTooLong)
    ? {
        kind: 'not-a-plan',
        sentence:
          'В документе есть абзац или ячейка длиннее 10\u00a0000 знаков, в планах таких не бывает: проверьте, тот ли файл загружен.',
      }
    : undefined
}

const isTooLong = (block: ReadBlock): boolean =>
  block.kind === 'paragraph'
    ? block.text.length > longestText
    : block.kind === 'table' && block.rows.some((row) => row.cells.some((cell) => cell.text.length > longestText))
