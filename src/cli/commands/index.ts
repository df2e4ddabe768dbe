import type { Command } from '../command.ts'
import { backup } from './backup.ts'
import { demo } from './demo.ts'
import { documentRender } from './document-render.ts'
import { restore } from './restore.ts'
import { resultsCheck } from './results-check.ts'
import { resultsImport } from './results-import.ts'
import { resultsUndo } from './results-undo.ts'
import { screen } from './screen.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

/** Every verb, in the order of the help text. */
export const commands: readonly Command[] = [
  serve,
  demo,
  resultsCheck,
  resultsImport,
  resultsUndo,
  screen,
  documentRender,
  backup,
  restore,
  verify,
]
