/**
 * Whether a spreadsheet could take a text for a formula: OWASP «CSV Injection», 2024: `=`, `+`, `-`, `@`, tab, CR, LF
 * at the beginning, and their full-width twins, which Excel folds to ASCII in East Asian locales.
 */
export const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r\n＝＋－＠]/.test(text)
