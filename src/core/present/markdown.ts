/** Markdown in which text of others stays text: it may neither format, nor link, nor run a command. */
import { printable } from './width.ts';

/** Foreign text as one line of plain Markdown. What cannot be taken for markup stays readable as it is. */
export function escapeMarkdown(text: string): string {
  return (
    printable(text.replace(/\s+/g, ' '))
      .replace(/[\\`*[\]()|<>&~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
      // Addresses become links by themselves.
      .replace(/:(?=\/\/)|(?<=www)\.|@/gi, '\\$&')
      // VS Code looks for icons, $(name), after Markdown has been read.
      .replace(/\$(?=\\\()/g, '&#36;')
  );
}

/** A link; `text` is Markdown already, the address may hold anything. */
export function markdownLink(text: string, address: string): string {
  return `[${text}](${address.replace(/[()<>\s\\]/g, encodeUnsafe)})`;
}

/** A link where there is an address, else the text alone. */
export function linkedWhere(text: string, address: string | null): string {
  return address === null ? text : markdownLink(text, address);
}

/** A table; cells are Markdown already. The alignment of each column is `:--` or `--:`. */
export function markdownTable(
  titles: readonly string[],
  alignments: readonly (':--' | '--:')[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  return [titles, alignments, ...rows].map((cells) => `| ${cells.join(' | ')} |`);
}

function encodeUnsafe(character: string): string {
  return character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character);
}
