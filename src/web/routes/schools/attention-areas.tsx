import { PageHead } from '../../ui/page-head.tsx'
export default function AttentionAreas() {
  return (
    <main id="main" className="shell-main">
      <PageHead title="Области внимания" lead="Проверка оболочки" />
    </main>
  )
}
