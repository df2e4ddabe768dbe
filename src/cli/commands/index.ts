import type { Command } from '../command.ts'
import { backup } from './backup.ts'
import { demo } from './demo.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

/** Every verb, in the order of the help text. */
export const commands: readonly Command[] = [serve, demo, backup, restore, verify]
