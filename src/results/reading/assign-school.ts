import type { StagedFile } from '../staged.ts'

/** Gives the works of the school's own form, which does not name its school, to the school a person chose. */
export function assignSchool(staged: StagedFile, login: string): StagedFile {
  return {
    ...staged,
    parts: staged.parts.map((part) => ({
      ...part,
      works: part.works.map((work) => (work.school === 'ask' ? { ...work, school: login } : work)),
    })),
  }
}

/** True while some work waits for its school. */
export function asksForSchool(staged: StagedFile): boolean {
  return staged.parts.some(({ works }) => works.some(({ school }) => school === 'ask'))
}
