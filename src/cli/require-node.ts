const oldest = 24

/** Says in one sentence what to do when the running Node is too old. */
export function requireNode(version: string, say: (sentence: string) => void): boolean {
  if (Number.parseInt(version, 10) >= oldest) return true
  say(
    `Объективу нужен Node ${oldest} или новее, а запущен Node ${version}. Выполните «npm ci» и запускайте через «npm start» или «npx obyektiv».`,
  )
  return false
}
