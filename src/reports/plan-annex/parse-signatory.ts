/** «Начальник управления И.В. Заречная» → the post and the name; undefined where no name ends the line. */
export function parseSignatory(text: string): { readonly position: string; readonly name: string } | undefined {
  const name = /\p{Lu}\.\s?\p{Lu}\.\s?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s*$/u.exec(text)
  return name === null ? undefined : { position: text.slice(0, name.index).trim(), name: name[0].trim() }
}
