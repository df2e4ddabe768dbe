import { spawn } from 'node:child_process'

/** Whether LibreOffice is there to make PDF: asks the shell where the program is, without starting it. */
export function canMakePdf(program = 'soffice'): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', 'command -v "$1"', 'sh', program], { stdio: 'ignore' })
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}
