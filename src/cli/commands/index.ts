import type { Command } from '../command.ts'

/**
 * Every verb in the order of the help text, each loaded only when it is asked for: the screening of a country should not
 * carry the web server, and a deadline should be read in the blink of an eye.
 */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).serve,
  demo: async () => (await import('./demo.ts')).demo,
  'results check': async () => (await import('./results-check.ts')).resultsCheck,
  'results import': async () => (await import('./results-import.ts')).resultsImport,
  'results undo': async () => (await import('./results-undo.ts')).resultsUndo,
  screen: async () => (await import('./screen.ts')).screen,
  deadline: async () => (await import('./deadline.ts')).deadline,
  'plan read': async () => (await import('./plan-read.ts')).planRead,
  'plan check': async () => (await import('./plan-check.ts')).planCheck,
  'draw make': async () => (await import('./draw-make.ts')).drawMake,
  'draw verify': async () => (await import('./draw-verify.ts')).drawVerify,
  'report month': async () => (await import('./report-month.ts')).reportMonth,
  assign: async () => (await import('./assign.ts')).assign,
  'document render': async () => (await import('./document-render.ts')).documentRender,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  verify: async () => (await import('./verify.ts')).verify,
}
