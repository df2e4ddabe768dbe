/** The way to take a table away, under every table. */
export function ExportLink({ to }: { to: string }) {
  return (
    <p className="note no-print" style={{ margin: '8px 0' }}>
      <a href={to} download>
        Скачать таблицу (XLSX)
      </a>
    </p>
  )
}
