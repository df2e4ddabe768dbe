import { inflect } from './inflect.ts'

const adjective = 'ый ий ой ая яя ое ее ого его ей ому ему ую юю ом ем ые ие ых их ым им ыми ими'

/** Ordinals in every case and gender to 1, 2, …; −1 last, −2 last but one. */
export const ordinals: ReadonlyMap<string, number> = inflect(
  ['перв', adjective, 1],
  ['втор', adjective, 2],
  ['трет', 'ий ья ье ьего ьей ьему ью ьем ьи ьих ьим', 3],
  ['четверт', adjective, 4],
  ['пят', adjective, 5],
  ['последн', adjective, -1],
  ['предпоследн', adjective, -2],
)

/** Cardinals in the cases that terms need. */
export const cardinals: ReadonlyMap<string, number> = inflect(
  ['один одна одно одного одной одну одному', '-', 1],
  ['два две двух двумя двум', '-', 2],
  ['три трех тремя трем', '-', 3],
  ['четыре четырех', '-', 4],
  ['восемь восьми', '-', 8],
  ['девять девяти', '-', 9],
  ['пять пяти', '-', 5],
  ['шесть шести', '-', 6],
  ['семь семи', '-', 7],
  ['десять десяти', '-', 10],
  ['двенадцать двенадцати', '-', 12],
  ['четырнадцать четырнадцати', '-', 14],
  ['пятнадцать пятнадцати', '-', 15],
  ['двадцать двадцати', '-', 20],
  ['тридцать тридцати', '-', 30],
)

/** «три раза» in one word. */
export const timesWords: ReadonlyMap<string, number> = inflect(
  ['однократно единожды', '-', 1],
  ['дважды двукратно', '-', 2],
  ['трижды трехкратно', '-', 3],
)

/** What follows a number with or without a hyphen: 10-го, 2-я, 5-ти. */
export const ordinalEndings: ReadonlySet<string> = new Set('го е ое й ый ий я ая ю ую м ом му ому х ых ти и'.split(' '))
