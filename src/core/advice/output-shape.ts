import type { Evidence, OutputShape, ShapeKind } from './advice.ts';
import { demonstratedShape } from './demonstrated-shape.ts';
import { evidenceAt } from './evidence.ts';
import { inputShapes } from './input-shapes.ts';
import { openShapes } from './open-shapes.ts';
import type { PromptText } from './prompt-text.ts';
import { requestedShapes } from './requested-shapes.ts';
import { schemaBounds } from './schema.ts';
import type { ShapeRule, Strength } from './shape-rule.ts';
import { statedShapes } from './stated-shapes.ts';

/** A rule that fits a prompt, and where in the read text. */
interface FiredRule {
  readonly rule: Pick<ShapeRule, 'id' | 'kind' | 'strength'>;
  readonly start: number;
  readonly end: number;
}

/** Answers that differ most in length: a label, a number or short passage, everything else. */
type ShapeClass = 'label' | 'span' | 'open';

/** What a rule adds to its class; the steps were checked on templates held out by data set (docs/advice.md). */
const WEIGHTS: Readonly<Record<Strength, number>> = { 1: 0.8, 2: 1.6, 4: 3 };

/** Everything else is the answer unless more than a hint says otherwise. */
const OPEN_START = 0.7;

/** How far a label must lead: a wrong label costs more than a missed one. */
const LABEL_LEAD = 0.3;

/**
 * The shape of the answer. A schema decides where there is one; otherwise the class with the most evidence, and in it the
 * kind with the most. `unknown` where nothing tells, or where the prompt is not in English.
 */
export function shapeOf(prompt: PromptText, schema?: string): OutputShape {
  const bounds = schema === undefined ? null : schemaBounds(schema);
  if (bounds !== null) return { kind: bounds.kind, evidence: [bounds.evidence] };
  if (!prompt.isEnglish) return { kind: 'unknown', evidence: [] };
  const orders = withoutHoleNames(prompt.instructions);
  const fired: FiredRule[] = [
    ...firedRules(prompt, statedShapes, prompt.lower),
    ...firedRules(prompt, requestedShapes, orders),
    ...firedRules(prompt, openShapes, orders),
    ...(bringsInput.test(orders) ? firedRules(prompt, inputShapes, orders) : []),
  ];
  const demonstrated = demonstratedShape(prompt);
  if (demonstrated !== null) {
    const { kind, start, end } = demonstrated;
    fired.push({ rule: { id: 'demonstrates', kind, strength: 4 }, start, end });
  }
  const winner = winningClass(fired.some(({ rule }) => givesChoices.has(rule.id)) ? fired.filter(isNoSpan) : fired);
  const supporting = fired.filter(({ rule }) => classOf(rule.kind) === winner);
  const kind = strongestKind(supporting);
  return { kind, evidence: rankedEvidence(prompt, supporting, kind) };
}

/** Rules that found the answers to choose from: one of them is a label, whatever else is asked of it. */
const givesChoices: ReadonlySet<string> = new Set([
  'has-choices',
  'chooses-from-holes',
  'states-alternatives-as-holes',
  'hole-alternatives',
  'hole-options',
  'numbered-options',
  'lettered-options',
  'options-section',
  'picks-from',
  'picks-from-list',
]);

function isNoSpan({ rule }: FiredRule): boolean {
  return classOf(rule.kind) !== 'span';
}

/** A hole, a quotation or a pasted text. */
const bringsInput = /\{x|\u00A4/;

/** `{essay}` and `{code}` say what is filled in, not what is asked for. */
function withoutHoleNames(instructions: string): string {
  if (!instructions.includes('{')) return instructions;
  return instructions.replace(/\{[\w .[\]()-]{1,60}\}/g, (hole) => `{${'x'.repeat(hole.length - 2)}}`);
}

/** A bare number counts as a span, every other kind than a label as open. */
function classOf(kind: ShapeKind): ShapeClass {
  if (kind === 'label' || kind === 'boolean') return 'label';
  return kind === 'number' || kind === 'span' ? 'span' : 'open';
}

function firedRules(prompt: PromptText, rules: readonly ShapeRule[], text: string): readonly FiredRule[] {
  return rules.flatMap((rule) => {
    if (rule.words !== null && !rule.words.some((word) => prompt.words.has(word))) return [];
    const match = rule.pattern.exec(text);
    return match === null ? [] : [{ rule, start: match.index, end: match.index + match[0].length }];
  });
}

function winningClass(fired: readonly FiredRule[]): ShapeClass {
  const scores = { label: 0, span: 0, open: OPEN_START };
  for (const { rule } of fired) scores[classOf(rule.kind)] += WEIGHTS[rule.strength];
  if (scores.label >= Math.max(scores.span, scores.open) + LABEL_LEAD) return 'label';
  return scores.span > scores.open ? 'span' : 'open';
}

function strongestKind(fired: readonly FiredRule[]): ShapeKind {
  const scores = new Map<ShapeKind, number>();
  for (const { rule } of fired) scores.set(rule.kind, (scores.get(rule.kind) ?? 0) + WEIGHTS[rule.strength]);
  let best: ShapeKind = 'unknown';
  for (const [kind, score] of scores) {
    const most = scores.get(best) ?? 0;
    // Whatever is written is text; a title or a question says more.
    if (score > most || (score === most && best === 'text')) best = kind;
  }
  return best;
}

/** The evidence of the kind itself comes first, then what else supports its class; each passage once. */
function rankedEvidence(prompt: PromptText, fired: readonly FiredRule[], kind: ShapeKind): readonly Evidence[] {
  return [...fired]
    .sort((one, other) => rank(other.rule, kind) - rank(one.rule, kind))
    .map(({ rule, start, end }) => evidenceAt(rule.id, prompt, start, Math.min(end, start + LONGEST_EVIDENCE)));
}

/** Some patterns span a whole passage; its beginning says enough. */
const LONGEST_EVIDENCE = 160;

function rank(rule: FiredRule['rule'], kind: ShapeKind): number {
  return WEIGHTS[rule.strength] + (rule.kind === kind ? 10 : 0);
}
