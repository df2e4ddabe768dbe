/** Every form of a word, by its stem and endings, to one value: lists of forms are looked up in one step. */
export function inflect<T>(...words: readonly (readonly [stems: string, endings: string, value: T])[]): Map<string, T> {
  const forms = new Map<string, T>()
  for (const [stems, endings, value] of words) {
    for (const stem of stems.split(' ')) {
      for (const ending of endings.split(' ')) forms.set(ending === '-' ? stem : stem + ending, value)
    }
  }
  return forms
}
