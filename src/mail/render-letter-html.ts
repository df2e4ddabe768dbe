import type { LetterBody, LetterRow, LetterSection } from './model.ts'

/**
 * The letter for those who read HTML. Mail programs know tables and styles written at each element and little more
 * (https://www.caniemail.com), so there is no sheet, no picture and no script; the width gives way on a phone by itself.
 */
export function renderLetterHtml(body: LetterBody): string {
  return `<!doctype html>
<html lang="ru">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escapeHtml(body.title)}</title>
</head>
<body style="margin:0;padding:0;background:${colours.ground};-webkit-text-size-adjust:100%;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${colours.ground};">
<tr><td align="center" style="padding:24px 10px 32px;">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;text-align:left;">
<tr><td style="padding:0 6px 14px;${font}font-size:15px;line-height:20px;font-weight:600;color:${colours.ink};">${logo}Объектив</td></tr>
${body.demonstration ? demonstration : ''}<tr><td style="background:#ffffff;border:1px solid ${colours.line};border-radius:10px;padding:24px 22px 22px;">
<h1 style="margin:0;${font}font-size:21px;line-height:28px;font-weight:600;color:${colours.ink};">${escapeHtml(body.title)}</h1>
${body.lead === undefined ? '' : `<p style="margin:8px 0 0;${font}font-size:15px;line-height:22px;color:${colours.muted};">${escapeHtml(body.lead)}</p>`}
${body.sections.map(sectionHtml).join('\n')}
${body.button === undefined ? '' : buttonHtml(body.button)}
</td></tr>
<tr><td style="padding:16px 6px 0;${font}font-size:13px;line-height:19px;color:${colours.muted};">
${body.foot.map((line) => `<p style="margin:0 0 6px;">${escapeHtml(line)}</p>`).join('\n')}
${body.preferencesUrl === undefined ? '' : `<p style="margin:0;">${link(body.preferencesUrl, 'Настроить письма')}</p>`}
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`
}

const colours = {
  ground: '#f6f8fa',
  ink: '#1b2733',
  muted: '#566473',
  line: '#e3e8ee',
  soft: '#eef2f5',
  brand: '#1f5f6b',
} as const

const tones: Readonly<Record<LetterSection['tone'], { readonly ink: string; readonly bar: string }>> = {
  plain: { ink: colours.ink, bar: '#c9e0e2' },
  look: { ink: '#935206', bar: '#e8c48a' },
  late: { ink: '#963a27', bar: '#e3a999' },
  ok: { ink: '#28693f', bar: '#a9d3b8' },
}

const font = "font-family:'Golos Text','PT Sans','Segoe UI',Arial,sans-serif;"

const logo = `<span style="display:inline-block;width:10px;height:10px;margin-right:8px;border:3px solid ${colours.brand};border-radius:50%;vertical-align:-2px;"></span>`

const demonstration = `<tr><td style="padding:0 0 12px;"><p style="margin:0;padding:8px 16px;background:#fdf1df;border:1px solid #f2d9b0;border-radius:10px;${font}font-size:13px;line-height:19px;color:#935206;">Демо: все школы, люди и результаты вымышлены.</p></td></tr>
`

function sectionHtml({ title, tone, rows, more }: LetterSection): string {
  const { ink, bar } = tones[tone]
  return `<h2 style="margin:24px 0 0;padding:0 0 0 10px;border-left:3px solid ${bar};${font}font-size:15px;line-height:20px;font-weight:600;color:${ink};">${escapeHtml(title)}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 0;">
${rows.map((row) => rowHtml(row, ink)).join('\n')}
</table>
${more === undefined ? '' : `<p style="margin:10px 0 0;${font}font-size:13px;line-height:19px;color:${colours.muted};">${escapeHtml(more)}</p>`}`
}

function rowHtml({ text, url, details, mark, figure }: LetterRow, ink: string): string {
  if (figure !== undefined) return figureHtml(text, figure)
  const words = url === undefined ? escapeHtml(text) : link(url, text)
  const marked =
    mark === undefined
      ? ''
      : `<div style="padding-top:3px;font-size:13px;line-height:19px;color:${ink};">${escapeHtml(mark)}</div>`
  const under =
    details === undefined
      ? ''
      : `<div style="padding-top:2px;font-size:13px;line-height:19px;color:${colours.muted};">${escapeHtml(details)}</div>`
  return `<tr><td style="padding:10px 0;border-bottom:1px solid ${colours.soft};${font}font-size:15px;line-height:21px;color:${colours.ink};word-break:break-word;">${words}${marked}${under}</td></tr>`
}

function figureHtml(text: string, figure: string): string {
  const cell = `padding:7px 0;border-bottom:1px solid ${colours.soft};${font}font-size:15px;line-height:20px;color:${colours.ink};`
  return `<tr><td style="${cell}">${escapeHtml(text)}</td><td align="right" style="${cell}padding-left:16px;font-weight:600;white-space:nowrap;">${escapeHtml(figure)}</td></tr>`
}

function buttonHtml({ title, url }: { readonly title: string; readonly url: string }): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 0;"><tr><td style="background:${colours.brand};border-radius:8px;"><a href="${escapeHtml(url)}" style="display:inline-block;padding:11px 20px;${font}font-size:15px;line-height:20px;font-weight:600;color:#ffffff;text-decoration:none;">${escapeHtml(title)}</a></td></tr></table>`
}

const link = (url: string, words: string): string =>
  `<a href="${escapeHtml(url)}" style="color:${colours.brand};text-decoration:underline;">${escapeHtml(words)}</a>`

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)
