import type { OrderText } from './model.ts'

/** The first line with a place that a template left to fill; undefined where the text is whole. */
export function findBlank(text: OrderText): string | undefined {
  const lines = [text.heading, text.preamble, ...text.items.flatMap((item) => [item.text, ...item.items])]
  return lines.find((line) => /_{3,}/.test(line))
}
