import { type InlayHint, MarkupKind, type Range } from 'vscode-languageserver';
import type { AnalysedCall } from '../../core/analysis.ts';
import { groupedBy } from '../../core/grouping.ts';
import type { TextRange } from '../../core/model.ts';
import { formatCostChange } from '../../core/present/cost-change.ts';
import { hintOfCalls, hintOfPrompt, isBelow } from '../../core/present/hint.ts';
import type { SizedPromptText } from '../../workspace/prompt-sizes.ts';
import type { DocumentAnalysis } from '../analyses.ts';
import type { FeatureContext } from '../feature-context.ts';
import { allCalls } from '../surroundings.ts';
import { endOfLineAt } from '../text-document.ts';
import { hoverMarkdownAt } from './hovers.ts';

/** What a hint carries to find its tooltip again. */
interface HintData {
  readonly uri: string;
  readonly stamp: string;
  /** Offset in the unit where the call or prompt starts. */
  readonly offset: number;
}

/** The hints of a document, or of a part of it. */
export async function inlayHintsOf(context: FeatureContext, uri: string, range: Range | null): Promise<InlayHint[]> {
  const settings = await context.settingsOf(uri);
  if (!settings.enabled || !settings.inlayHints.enabled) return [];
  const analysis = await context.analyses.of(uri);
  if (analysis === null) return [];
  const changeOf = settings.diff.inHints ? await changesOf(context, analysis) : () => null;
  const labels = labelsByLine(analysis, settings.minimumCost, changeOf);
  return [...labels.values()]
    .map(({ label, offset }) => hintAt(analysis, label, offset))
    .filter(({ position: { line } }) => range === null || (range.start.line <= line && line <= range.end.line));
}

/** Adds the tooltip, which is made only when somebody looks at it. */
export async function resolveInlayHint(context: FeatureContext, hint: InlayHint): Promise<InlayHint> {
  const data = hintData(hint.data);
  const analysis = data === null ? null : await context.analyses.of(data.uri);
  if (data === null || analysis === null || analysis.unit.stamp !== data.stamp) return hint;
  const markdown = await hoverMarkdownAt(context, analysis, data.offset);
  return markdown === null ? hint : { ...hint, tooltip: { kind: MarkupKind.Markdown, value: markdown } };
}

interface PlacedLabel {
  readonly label: string;
  readonly offset: number;
}

/** One label for each line, so that they do not crowd each other out; a call says more than a prompt. */
function labelsByLine(
  analysis: DocumentAnalysis,
  minimumUsd: number,
  changeOf: (call: AnalysedCall) => string | null,
): ReadonlyMap<number, PlacedLabel> {
  const { texts } = analysis.found;
  const calls = allCalls(analysis);
  const labels = new Map<number, PlacedLabel>();
  const shown = calls.filter((call) => isInPart(analysis, call.call.range) && !isBelow(call, minimumUsd));
  for (const [line, together] of groupedBy(shown, ({ call }) => lineOf(analysis, call.range.start))) {
    const [first] = together;
    const label = hintOfCalls(together, first === undefined ? null : changeOf(first));
    const offset = first?.call.range.start;
    if (label !== null && offset !== undefined) labels.set(line, { label, offset });
  }
  for (const text of texts) {
    const line = lineOf(analysis, text.range.start);
    if (!isInPart(analysis, text.range) || labels.has(line) || isWithinCall(text, calls) || isShort(text)) continue;
    labels.set(line, { label: hintOfPrompt(text.tokens, text.variables.length), offset: text.range.start });
  }
  return labels;
}

/** What the calls of a document cost more or less than on the main branch, as far as that is known by now. */
async function changesOf(
  { branchDiffs }: FeatureContext,
  analysis: DocumentAnalysis,
): Promise<(call: AnalysedCall) => string | null> {
  const texts = new Map<AnalysedCall, string>();
  for (const analysed of allCalls(analysis)) {
    const change = (await branchDiffs.changeOf(analysis, analysed))?.changed?.perCall.change ?? null;
    if (change !== null) texts.set(analysed, formatCostChange(change, '/call'));
  }
  return (call) => texts.get(call) ?? null;
}

function hintAt({ unit, part }: DocumentAnalysis, label: string, offset: number): InlayHint {
  const data: HintData = { uri: part.document.uri, stamp: unit.stamp, offset };
  return { position: endOfLineAt(part.document.placed, offset - part.start), label, paddingLeft: true, data };
}

function isInPart({ part }: DocumentAnalysis, { start }: TextRange): boolean {
  return part.start <= start && start <= part.start + part.document.placed.text.length;
}

function lineOf({ part }: DocumentAnalysis, offset: number): number {
  return endOfLineAt(part.document.placed, offset - part.start).line;
}

/** A text that stands in its call is part of the hint of that call. */
function isWithinCall({ range }: SizedPromptText, calls: readonly AnalysedCall[]): boolean {
  return calls.some(({ call }) => call.range.start <= range.start && range.end <= call.range.end);
}

/** Short constants are parts of a prompt, not prompts. */
function isShort({ tokens, callIds }: SizedPromptText): boolean {
  return callIds.length > 0 && (tokens.low ?? 0) < fewestTokens;
}

const fewestTokens = 16;

/** The data of a hint of ours; a client may send anything. */
function hintData(data: unknown): HintData | null {
  if (typeof data !== 'object' || data === null) return null;
  const { uri, stamp, offset } = data as Partial<Record<keyof HintData, unknown>>;
  return typeof uri === 'string' && typeof stamp === 'string' && typeof offset === 'number'
    ? { uri, stamp, offset }
    : null;
}
