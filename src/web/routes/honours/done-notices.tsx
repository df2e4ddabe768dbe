import { Notice } from '../../ui/notice.tsx'
import { paths } from '../../paths.ts'

/** What the last form on the page did. */
export function DoneNotices({ issued, finished, pdf }: { issued: string; finished: boolean; pdf: boolean }) {
  return (
    <>
      {issued !== '' && (
        <Notice tone="ok">
          Справка готова и сохранена такой, какой вышла:{' '}
          <a href={paths.documentFile(issued, 'docx')} download>
            DOCX
          </a>
          {pdf && (
            <>
              {', '}
              <a href={paths.documentFile(issued, 'pdf')} download>
                PDF
              </a>
            </>
          )}
          .
        </Notice>
      )}
      {finished && <Notice tone="ok">Проверка завершена. Её можно приложить к строке плана как подтверждение.</Notice>}
    </>
  )
}
