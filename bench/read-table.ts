import { readTable } from '#tabular'
import type { Cell } from '#tabular'
import { writeCsv } from '#tabular'
import { writeSheets } from '#tabular'
