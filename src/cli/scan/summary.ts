/** What follows the table of calls: features, totals with their coverage, what was left out, and what to do next. */
import type { Analysis, FeatureSummary, SkipKind, Skipped, Totals } from '../../core/analysis.ts';
import { isRequest } from '../../core/analysis.ts';
import { billedCalls } from '../../core/estimate/call-sites.ts';
import { attributedRequests } from '../../core/estimate/totals.ts';
import { formatCost, formatUsd } from '../../core/present/money.ts';
import { grouped } from '../../core/present/numbers.ts';
import { formatPlace } from '../../core/present/place.ts';
import type { TextStyle } from '../../core/present/style.ts';
import { formatTable, type TableColumn } from '../../core/present/table.ts';
import { formatOpenVariables, formatTokens } from '../../core/present/tokens.ts';
import { totalsCoverage } from '../../core/present/totals.ts';
import { printable } from '../../core/present/width.ts';
import { isTestByName } from '../../core/test-files.ts';

/** `Total ≈$3.1k–4.4k /mo · 14 of 17 calls have a volume, 1 has no price`. */
export function formatTotals(totals: Totals, style: TextStyle): string {
  const { calls, perMonth } = totals;
  const sum = perMonth === null ? 'No monthly total' : `Total ${formatCost(perMonth)} /mo`;
  return `${style.bold(sum)} · ${calls === 0 ? 'no requests' : totalsCoverage(totals)}`;
}

/** `12 of 17 calls carry a feature tag`; nothing where nobody asks for one. */
export function formatAttribution({ calls, totals, findings }: Analysis): readonly string[] {
  const attributed = attributedRequests(calls);
  const isAsked = findings.some(({ code }) => code === 'attribution-missing');
  if (attributed === 0 && !isAsked) return [];
  return [
    `${grouped(attributed)} of ${grouped(totals.calls)} calls ${attributed === 1 ? 'carries' : 'carry'} a feature tag`,
  ];
}

/** The table of features; none when there are no features. */
export function formatFeatures(
  features: readonly FeatureSummary[],
  style: TextStyle,
  width: number,
): readonly string[] {
  if (features.length === 0) return [];
  const rows = features.map(({ name, settings, totals }) => [
    printable(name),
    printable(settings?.owner ?? ''),
    grouped(totals.calls),
    settings?.callsPerMonth === undefined ? '?' : grouped(settings.callsPerMonth),
    totals.perMonth === null ? '–' : formatCost(totals.perMonth) + coverageNote(totals),
    settings?.budgetUsdPerMonth === undefined ? '' : formatUsd(settings.budgetUsdPerMonth),
  ]);
  return formatTable(featureColumns, rows, style, width);
}

/** A sum that leaves calls out says so. */
function coverageNote({ calls, perMonth, withVolume, priced }: Totals): string {
  const covered = Math.min(priced, withVolume);
  return perMonth === null || covered === calls ? '' : ` (${grouped(covered)} of ${grouped(calls)} calls)`;
}

const featureColumns: readonly TableColumn[] = [
  { title: 'feature', align: 'left', minWidth: 12 },
  { title: 'owner', align: 'left', minWidth: 8, dropGroup: 'owner' },
  { title: 'calls', align: 'right' },
  { title: 'runs /mo', align: 'right' },
  { title: 'per month', align: 'right' },
  { title: 'budget', align: 'right' },
];

/** Prompts that reach no call of their file, largest first. */
export function formatPrompts(analysis: Analysis, style: TextStyle, width: number): readonly string[] {
  const rows = analysis.prompts.map(({ file, prompt, tokens }) => [
    printable(formatPlace(file, prompt.lines)),
    printable(prompt.name),
    formatTokens(tokens) + formatOpenVariables(prompt.pieces.filter(({ kind }) => kind === 'variable').length),
  ]);
  if (rows.length === 0) return [];
  const columns: readonly TableColumn[] = [
    { title: 'prompt', align: 'left', minWidth: 18, keep: 'end' },
    { title: 'name', align: 'left', minWidth: 10 },
    { title: 'tokens', align: 'right' },
  ];
  return formatTable(columns, rows, style, width);
}

/** One line that counts what was left out by reason, or one line for each when verbose. */
export function formatSkipped(skipped: readonly Skipped[], isVerbose: boolean): readonly string[] {
  if (skipped.length === 0) return [];
  if (isVerbose) return ['Skipped:', ...skipped.map(({ file, reason }) => `  ${printable(`${file}: ${reason}`)}`)];
  const counts = new Map<SkipKind, number>();
  for (const { kind } of skipped) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const parts = [...counts].map(([kind, count]) => `${count} ${kind}`);
  return [`Skipped ${parts.join(', ')} (--verbose lists them)`];
}

/** Problems of callcost.yml and of files; keys without effect together on one line for each file. */
export function formatProblems(analysis: Analysis, style: TextStyle, isVerbose: boolean): readonly string[] {
  const { policyProblems, problems } = analysis;
  const lines = [
    ...policyProblems
      .filter(({ severity }) => severity !== 'notice')
      .map(({ file, line, column, severity, message, nextStep }) => {
        const mark = severity === 'error' ? style.error('error') : style.warning('warning');
        return `${mark} ${printable(`${file}:${line}:${column} ${message} ${nextStep ?? ''}`).trimEnd()}`;
      }),
    ...problems.map(({ file, reason, lines: place }) => {
      const where = place === null ? file : `${formatPlace(file, place)}:${place.column}`;
      return `${style.warning('warning')} ${printable(`${where} ${reason}`)}`;
    }),
  ];
  const shown = isVerbose ? lines : lines.slice(0, maxProblems);
  const rest = lines.length - shown.length;
  return [...shown, ...(rest > 0 ? [`${rest} more problems (--verbose lists them)`] : []), ...formatNotices(analysis)];
}

const maxProblems = 10;

function formatNotices({ policyProblems }: Analysis): readonly string[] {
  const keysByFile = new Map<string, string[]>();
  for (const { severity, file, message } of policyProblems) {
    if (severity !== 'notice') continue;
    const key = /^"(.+?)"/.exec(message)?.[1] ?? message;
    keysByFile.set(file, [...(keysByFile.get(file) ?? []), key]);
  }
  return [...keysByFile].map(([file, keys]) => `${printable(file)}: not used yet: ${[...new Set(keys)].join(', ')}`);
}

/** The one thing that would make these numbers better; it may hold names from the source. */
export function nextStep(analysis: Analysis): string {
  // Tests have no volume, and need none.
  const requests = billedCalls(analysis.calls)
    .filter((each) => isRequest(each) && !isTestByName(each.call.file))
    .map(({ estimate }) => estimate);
  if (analysis.policyFiles.length === 0)
    return 'Next: callcost init writes a callcost.yml with features, volumes and variable sizes.';
  const unpriced = requests.find(({ perCall, pricedModel }) => perCall.cost === null && pricedModel === null);
  const withoutVolume = requests.find(({ requestsPerMonth }) => requestsPerMonth.basis === 'unknown');
  if (withoutVolume !== undefined) {
    const reason = withoutVolume.requestsPerMonth.reason ?? '';
    const advice = reason.indexOf('set ');
    if (advice >= 0) return `Next: ${reason.slice(advice)}.`;
    const where =
      withoutVolume.feature === null ? 'a feature that names its paths' : `feature ${withoutVolume.feature}`;
    return `Next: set callsPerMonth of ${where} in callcost.yml for monthly figures.`;
  }
  const assumed = requests.flatMap(({ variables }) => variables.filter(({ tokens }) => tokens.basis === 'assumed'));
  if (assumed.length > 0) {
    const names = [...new Set(assumed.map(({ name }) => name))].slice(0, 3).join(', ');
    return `Next: set the sizes of ${names} under "variables" in callcost.yml for narrower ranges.`;
  }
  if (unpriced !== undefined) return 'Next: set missing prices under "prices" in callcost.yml.';
  return 'Next: callcost scan --format json gives the same to programs.';
}
