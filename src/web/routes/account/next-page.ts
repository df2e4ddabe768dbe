/** The page to go to after signing in: one of ours, never another site. */
export function nextPage(asked: string | null): string {
  if (asked === null || !/^\/(?![/\\])/.test(asked)) return '/'
  return asked
}
