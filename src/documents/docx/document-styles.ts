import { AlignmentType, type IStylesOptions, LineRuleType } from 'docx'
import type { DocumentStyle } from '../model.ts'
import { firstLineMm, twips } from './measures.ts'

/** Line spacing in 240ths of a line; without the rule LibreOffice takes the number for points and clips pictures. */
const lines = (spacing: number) => ({ line: Math.round(spacing * 240), lineRule: LineRuleType.AUTO })

/** Styles by ГОСТ Р 7.0.97-2025 in the organisation's typeface, every one in Russian for the spelling checker. */
export function documentStyles({ typeface, textSize, lineSpacing }: DocumentStyle): IStylesOptions {
  const text = lines(lineSpacing)
  const single = lines(1)
  const heading = (size: number, before: number) => ({
    run: { font: typeface, size: size * 2, bold: true, color: '000000' },
    paragraph: { keepNext: true, keepLines: true, spacing: { before, after: 120, ...single } },
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
        spacing: { ...text, after: 60 },
      }),
      style('Flush', 'Текст без отступа', { spacing: { ...text, after: 60 } }),
      style('Requisite', 'Реквизит', { spacing: single }),
      style('TableText', 'Текст таблицы', { spacing: single }),
      style('TableCaption', 'Название таблицы', { spacing: { before: 160, after: 80, ...single } }),
      style('FigureCaption', 'Название рисунка', {
        alignment: AlignmentType.CENTER,
        spacing: { before: 60, after: 200, ...single },
      }),
      style('Picture', 'Рисунок', { alignment: AlignmentType.CENTER, spacing: { before: 160, ...single } }),
      style('Note', 'Примечание', { keepLines: true, spacing: { before: 20, after: 160, ...single } }, small),
      style('AfterTable', 'После таблицы', { spacing: { line: 120, lineRule: LineRuleType.EXACT } }, { size: 8 }),
      style('BeforeSignature', 'Перед подписью', { spacing: { before: 480, ...single } }, { size: 8 }),
      style('Executor', 'Исполнитель', { spacing: single }, small),
    ],
  }
}
