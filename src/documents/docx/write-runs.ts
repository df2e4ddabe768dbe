import { TextRun } from 'docx'
import type { Run } from '../model.ts'

/** What a line must not part: `№ 6`, `2026 г.`, `44,3 %`. */
const bound = (text: string): string => text.replaceAll('№ ', '№\u00a0').replace(/(\d) (?=г\.|%)/g, '$1\u00a0')

/** Runs of text; `size` in points where it differs from the paragraph's. */
export function writeRuns(runs: readonly Run[], { size, bold }: { size?: number; bold?: boolean } = {}): TextRun[] {
  return runs.map((run) => {
    const { text, ...face } = typeof run === 'string' ? { text: run } : run
    return new TextRun({
      text: bound(text),
      ...(bold === true ? { bold } : {}),
      ...('bold' in face && face.bold !== undefined ? { bold: face.bold } : {}),
      ...('italic' in face && face.italic !== undefined ? { italics: face.italic } : {}),
      ...(size === undefined ? {} : { size: size * 2 }),
    })
  })
}
