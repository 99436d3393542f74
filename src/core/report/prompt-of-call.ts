import { hashOf } from '../hash.ts';
import type { Call, PromptSegment } from '../model.ts';
import type { ReportedCall } from './contract.ts';

/** Characters of a prompt that are enough to recognise it. */
const excerptLength = 80;

/**
 * What tells the prompt of a call from others: its system text, else all written text. Calls that send the same text
 * have the same id, wherever they stand.
 */
export function promptOf({ segments }: Call): ReportedCall['prompt'] {
  const written = segments.filter((segment) => textOf(segment).trim() !== '');
  const system = written.filter(({ role }) => role === 'system');
  const telling = system.length > 0 ? system : written;
  const [first] = telling;
  if (first === undefined) return null;
  const text = telling.map(textOf).join('\n').replace(/\s+/g, ' ').trim();
  const origin = first.pieces.flatMap((piece) => (piece.kind === 'text' ? (piece.origin ?? []) : []))[0];
  return {
    id: hashOf(text),
    role: first.role,
    excerpt: text.length > excerptLength ? `${text.slice(0, excerptLength - 1).trimEnd()}…` : text,
    ...(origin === undefined
      ? {}
      : { origin: { file: origin.file, line: origin.lines.line, column: origin.lines.column } }),
  };
}

function textOf({ pieces }: PromptSegment): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
}
