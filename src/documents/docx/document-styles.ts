import { AlignmentType, type IStylesOptions } from 'docx'
import type { DocumentStyle } from '../model.ts'
import { firstLineMm, twips } from './measures.ts'

/** Word measures line spacing in 240ths of a line. */
const lines = (spacing: number): number => Math.round(spacing * 240)

/** Styles by ГОСТ Р 7.0.97-2025 in the organisation's typeface, every one in Russian for the spelling checker. */
export function documentStyles({ typeface, textSize, lineSpacing }: DocumentStyle): IStylesOptions {
  const line = lines(lineSpacing)
  const heading = (size: number, before: number) => ({
    run: { font: typeface, size: size * 2, bold: true, color: '000000' },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 120, line: lines(1) } },
  })
  const small = { size: 22 }
  const style = (id: string, name: string, paragraph: object, run: object = {}) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run,
    paragraph,
  })
  return {
    default: {
      document: {
        run: { font: typeface, size: textSize * 2, language: { value: 'ru-RU' } },
        paragraph: { spacing: { before: 0, after: 0 } },
      },
      heading1: heading(textSize, 280),
      heading2: heading(textSize, 200),
    },
    paragraphStyles: [
      style('BodyText', 'Текст', {
        alignment: AlignmentType.JUSTIFIED,
        indent: { firstLine: twips(firstLineMm) },
        spacing: { line, after: 60 },
      }),
      style('Flush', 'Текст без отступа', { spacing: { line, after: 60 } }),
      style('Requisite', 'Реквизит', { spacing: { line: lines(1) } }),
      style('TableText', 'Текст таблицы', { spacing: { line: lines(1) } }),
      style('TableCaption', 'Название таблицы', { spacing: { before: 160, after: 80, line: lines(1) } }),
      style('FigureCaption', 'Название рисунка', {
        alignment: AlignmentType.CENTER,
        spacing: { before: 60, after: 200, line: lines(1) },
      }),
      style('Picture', 'Рисунок', { alignment: AlignmentType.CENTER, spacing: { before: 160, line: lines(1) } }),
      style('Note', 'Примечание', { spacing: { before: 20, after: 160, line: lines(1) } }, small),
      style('AfterTable', 'После таблицы', { spacing: { line: 120, lineRule: 'exact' } }, { size: 8 }),
      style('BeforeSignature', 'Перед подписью', { spacing: { before: 480, line: lines(1) } }, { size: 8 }),
      style('Executor', 'Исполнитель', { spacing: { line: lines(1) } }, small),
    ],
  }
}
