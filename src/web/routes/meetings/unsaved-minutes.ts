import type { Meeting } from '#meetings/model'

export interface UnsavedText {
  readonly title: string
  readonly text: string
}

/** What a person typed into the minutes when somebody else was faster: shown, so that it is not lost. */
export function unsavedMinutes({ items }: Pick<Meeting, 'items'>, form: FormData): readonly UnsavedText[] {
  if (form.get('intent') !== 'minutes') return []
  return items.flatMap(({ id, text, heard, resolved }) =>
    [
      { title: `Слушали: ${text}`, typed: form.get(`heard-${id}`), stored: heard },
      { title: `Решили: ${text}`, typed: form.get(`resolved-${id}`), stored: resolved },
    ].flatMap(({ title, typed, stored }) =>
      typeof typed === 'string' && typed.trim() !== '' && typed.trim() !== stored
        ? [{ title, text: typed.trim() }]
        : [],
    ),
  )
}
