import type { Evidence, Finding, OfferedChange, UsdRange } from '../../src/core/finding.ts';
import { formatUsdRange } from '../../src/core/present/money.ts';

/** Findings as people can check them against the sources. */
export function renderFindings(findings: readonly Finding[]): string {
  return findings.map((finding) => `${lines(finding).join('\n')}\n`).join('\n');
}

function lines({ file, lines: at, severity, message, evidence, savings, relatedCalls, changes }: Finding): string[] {
  return [
    `${file}:${at.line}:${at.column} ${severity}: ${message}`,
    ...new Set(evidence.map((each) => `  because ${describeEvidence(each)}`)),
    ...(savings?.perCall == null ? [] : [`  saves ${usd(savings.perCall)} per call`]),
    ...(savings?.perMonth == null ? [] : [`  saves ${usd(savings.perMonth)} a month`]),
    ...(relatedCalls.length === 0 ? [] : [`  concerns ${relatedCalls.length} other call(s)`]),
    ...changes
      .filter(({ change }) => !change.kind.startsWith('ignore'))
      .map((each) => `  offers ${describeChange(each)}`),
  ];
}

function usd({ low, high }: UsdRange): string {
  return formatUsdRange(low, high);
}

/** What the advice reads from a prompt has tests of its own. */
const wordsOfPrompt = /^the (prompt says|schema has) “/;

function describeEvidence({ text, file, lines: at }: Evidence): string {
  if (wordsOfPrompt.test(text)) return 'of the words of the prompt';
  const place = at === undefined ? '' : ` (${file ?? ''}:${at.line}:${at.column})`;
  return `${text}${place}`;
}

function describeChange({ title, change, isSafe }: OfferedChange): string {
  const { kind, ...rest } = change;
  const details = JSON.stringify(rest, (key, value: unknown) => (key === 'range' ? undefined : value));
  return `“${title}”${isSafe ? ' (safe)' : ''}: ${kind} ${details}`;
}
