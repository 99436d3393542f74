/**
 * What a text imports, by its words: fast enough for thousands of files, and rather too much than too little. Comments and
 * texts that look like imports count.
 */
import type { LanguageId } from '../../model.ts';

/** The modules that a text imports, as written, each once. `from x import y` gives `x` and `x.y`, which may be a module. */
export function importedSpecifiers(text: string, language: LanguageId): readonly string[] {
  return [...new Set(language === 'python' ? pythonImports(text) : javascriptImports(text))];
}

const pythonImport =
  /(?:^|[;:])[ \t]*(?:from[ \t]*(\.*[^\s;()#.,'"]*(?:\.[^\s;()#.,'"]+)*)[ \t]*\bimport\b[ \t]*(\((?:#[^\n]*|[^)#])*|(?:\\\r?\n|[^\n;#])*)|import[ \t]+((?:\\\r?\n|[^\n;#])+))|\b(?:import_module|__import__)\([ \t\n]*['"]([\w.]+)['"]/gm;

function* pythonImports(text: string): Iterable<string> {
  for (const [, from, names = '', modules = '', byCall] of text.matchAll(pythonImport)) {
    if (byCall !== undefined) yield byCall;
    if (from === undefined) {
      yield* namesOf(modules);
      continue;
    }
    yield from;
    for (const name of namesOf(names)) yield from.endsWith('.') ? `${from}${name}` : `${from}.${name}`;
  }
}

/** `a as b, c` → `a`, `c`; comments within parentheses are skipped. */
function namesOf(list: string): readonly string[] {
  return list
    .replace(/#[^\n]*|[()\\]/g, ' ')
    .split(',')
    .map((part) => part.trim().split(/\s/, 1)[0] ?? '')
    .filter((name) => /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name));
}

/** `from "x"`, `import "x"`, `import("x")`, `require("x")`, with a comment for the bundler or without. */
const javascriptImport =
  /\b(?:from|import|require)\s*(?:\(\s*(?:\/\*[^*]{0,200}\*\/\s*)?)?(?:"([^"\n]+)"|'([^'\n]+)'|`([^`\n$]+)`)/g;

function* javascriptImports(text: string): Iterable<string> {
  for (const [, double, single, template] of text.matchAll(javascriptImport)) {
    yield double ?? single ?? template ?? '';
  }
}
