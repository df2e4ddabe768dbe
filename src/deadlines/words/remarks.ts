/** Words that colour a deadline without changing its dates. */
export const remarks: ReadonlySet<string> = new Set([
  'по согласованию',
  'ориентировочно',
  'предварительно',
  'примерно',
  'повторно',
  'дистанционно',
  'очно',
])
