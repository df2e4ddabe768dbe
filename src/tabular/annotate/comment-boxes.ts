import { refuseDamaged } from '../refusal.ts'
import type { Mark } from './note.ts'

/** Shapes of a sheet are numbered in blocks of this size, and the drawing lists the blocks it uses. */
const blockSize = 1024
const colours = { error: '#fbe9e4', warning: '#fdf1df' } as const

export const emptyDrawing =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'

const shapeType =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'

/**
 * Adds the boxes in which comments are shown. The drawing is VML, which Excel does not always write as well-formed XML:
 * hence by text, before the last closing tag.
 */
export function addCommentBoxes(drawing: string, marks: readonly Mark[]): string {
  const used = [...drawing.matchAll(/_x0000_s(\d+)/g)].map((match) => Number.parseInt(match[1] ?? '', 10))
  const firstBlock = used.reduce((highest, id) => Math.max(highest, Math.floor(id / blockSize)), 0) + 1
  const blocks = Array.from({ length: Math.ceil(marks.length / (blockSize - 1)) }, (_, at) => firstBlock + at)
  const shapes = marks.map((mark, at) => {
    const block = firstBlock + Math.floor(at / (blockSize - 1))
    return commentBox(mark, block * blockSize + 1 + (at % (blockSize - 1)))
  })
  const type = drawing.includes('id="_x0000_t202"') ? '' : shapeType
  const end = drawing.lastIndexOf('</xml>')
  if (end === -1) refuseDamaged()
  const extended = `${drawing.slice(0, end)}${type}${shapes.join('')}</xml>`
  return extended.replace(
    /(<o:idmap[^>]*\sdata=")([^"]*)(")/,
    (_, before: string, known: string, after: string) =>
      `${before}${[known, ...blocks].filter((block) => block !== '').join(',')}${after}`,
  )
}

/** The anchor is in cells and pixels within them: left column, offset, top row, offset, right column, offset, bottom row, offset. */
function commentBox(mark: Mark, id: number): string {
  const top = Math.max(0, mark.row - 1)
  const height = 4 + Math.min(12, Math.ceil(mark.text.length / 40))
  const anchor = [mark.column + 1, 15, top, 8, mark.column + 5, 20, top + height, 4].join(', ')
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:5pt;width:240pt;height:90pt;z-index:1;visibility:hidden" fillcolor="${colours[mark.severity]}" o:insetmode="auto"><v:fill color2="${colours[mark.severity]}"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${mark.row}</x:Row><x:Column>${mark.column}</x:Column></x:ClientData></v:shape>`
}
