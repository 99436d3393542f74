import type { LanguageId } from '../model.ts';

/**
 * The text that is given to the parser, with the same offsets as the source. The grammar of Python looks ahead over all
 * comment lines at each of them, which takes minutes for generated files with ten thousand in a row: the lines of long
 * runs are blanked. Lines that speak to Call Cost stay.
 */
export function parsableText(language: LanguageId, text: string): string {
  if (language !== 'python' || !text.includes('#')) return text;
  return text.replace(longRun, (run) => run.replace(/^(?!.*callcost).*$/gm, (line) => ' '.repeat(line.length)));
}

/** Two hundred comment lines take the parser a few ms, and hand-written files have fewer in a row. */
const longRun = /(?:^[ \t]*#[^\r\n]*(?:\r\n|\n|$(?![\s\S]))){200,}/gm;
