/**
 * Takes away the marks that recognisers of scans leave in plain text: bold and heading signs of Markdown, tags of HTML,
 * angle brackets round addresses, bookmarks of Word.
 */
export function stripMarkup(line: string): string {
  return line
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replaceAll('**', '')
    .replace(/^\*(?=\S)/, '')
    .replace(/(?<=\S)\*$/, '')
    .replace(/<br\s{0,4}\/?>/gi, ' ')
    .replace(/<\/?(?:b|i|u|s|em|strong|sup|sub|p|span|center)>/gi, '')
    .replace(/<(https?:\/\/[^<>\s]{1,2000})>/gi, '$1')
    .replace(/\[bookmark: [^\]\n]{1,80}\]/g, '')
}
