/**
 * Where the keys of a TOML file stand. The parser does not tell, so the lines that give a key its value are looked for.
 */
import type { DataPlace } from './data.ts';

const header = /^[ \t]*\[\[?[ \t]*([\w."'-]+)[ \t]*\]\]?/;
const assignment = /^([ \t]*)([\w."'-]+)[ \t]*=/;

/** By the whole name of each key: the line that gives it a value. Keys of tables that are repeated have no place. */
export function placesInToml(text: string): ReadonlyMap<string, DataPlace> {
  const places = new Map<string, DataPlace>();
  let table = '';
  let start = 0;
  for (const line of text.split('\n')) {
    const named = header.exec(line)?.[1];
    const [, indent = '', key] = assignment.exec(line) ?? [];
    if (named !== undefined) table = `${withoutQuotes(named)}.`;
    else if (key !== undefined) {
      const name = `${table}${withoutQuotes(key)}`;
      const place = { start: start + indent.length, end: start + line.trimEnd().length };
      places.set(name, places.has(name) ? null : place);
    }
    start += line.length + 1;
  }
  return places;
}

function withoutQuotes(key: string): string {
  return key.replaceAll(/["']/g, '');
}
