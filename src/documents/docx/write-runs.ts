import { TextRun } from 'docx'
import type { Run } from '../model.ts'

/** Runs of text, a number never parted from its «№»; `size` in points where it differs from the paragraph's. */
export function writeRuns(runs: readonly Run[], { size, bold }: { size?: number; bold?: boolean } = {}): TextRun[] {
  return runs.map((run) => {
    const { text, ...face } = typeof run === 'string' ? { text: run } : run
    return new TextRun({
      text: text.replaceAll('№ ', '№\u00a0'),
      ...(bold === true ? { bold } : {}),
      ...('bold' in face && face.bold !== undefined ? { bold: face.bold } : {}),
      ...('italic' in face && face.italic !== undefined ? { italics: face.italic } : {}),
      ...(size === undefined ? {} : { size: size * 2 }),
    })
  })
}
