/** Longest text of one cell in Excel. */
const longestText = 32_767

/** Text between tags or in an attribute in double quotes. Characters XML 1.0 cannot hold become `_x0001_`, as Excel writes them. */
export function escapeXml(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\0-\x08\x0b-\x1f\ufffe\uffff]/g, (char) => `_x${hex(char)}_`)
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** `<is>` of a cell: a text Excel never evaluates, whatever it begins with. A text longer than a cell holds is cut. */
export function inlineText(text: string): string {
  const fitting = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text
  return `<is><t xml:space="preserve">${escapeXml(fitting)}</t></is>`
}

const hex = (char: string): string => char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
