import type { ShapeKind } from './advice.ts';
import { judgedProperty } from './judged-property.ts';
import { ARROW } from './latin-letters.ts';
import type { PromptText } from './prompt-text.ts';

/** The shape that worked examples in the prompt show, and where the first answer of them stands. */
export interface DemonstratedShape {
  readonly kind: ShapeKind;
  readonly start: number;
  readonly end: number;
}

/** `Output: positive` and `sea otter => mammal`: what names the answer, and the answer. */
const demonstration = /^[ \t>*#-]*([a-z][\w ]{0,24}?)[* ]*:[* ]*([^\n]*)$/gm;
const arrow = new RegExp(`^([^\\n]{1,120}?) *(=>|->|${ARROW}) *([^\\n]*)$`, 'gm');
const anyArrow = new RegExp(`=>|->|${ARROW}`);

/** Names of slots that answer whatever else the prompt says. */
const answerName = /^(?:output|answer|a|label|class|category|response|result|completion|prediction)$/;
const judgedName = new RegExp(`^(?:${judgedProperty})$`);

interface Example {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What the answers of worked examples look like; null where the prompt has none. */
export function demonstratedShape({ lower }: PromptText): DemonstratedShape | null {
  const examples = examplesOf(lower);
  const open = examples.at(-1);
  if (open === undefined) return null;
  // The last slot is empty or filled by a variable; the others of its name are the examples.
  const isOpen = isHole(open.value);
  if (!isOpen && !answerName.test(open.name)) return null;
  const shown = examples.filter(({ name, value }) => name === open.name && !isHole(value));
  const [first] = shown;
  if (first === undefined || shown.length < (isOpen ? 1 : 2)) return null;
  const kind = kindOf(
    open.name,
    shown.map(({ value }) => value.replace(/^["'(]+|["').!]+$/g, '')),
  );
  return kind === null ? null : { kind, start: first.start, end: first.end };
}

function examplesOf(lower: string): readonly Example[] {
  const named = [...lower.matchAll(demonstration)].map(({ 0: whole, 1: name = '', 2: value = '', index }) => ({
    name,
    value: value.trim(),
    start: index,
    end: index + whole.length,
  }));
  if (!anyArrow.test(lower)) return named;
  const mapped = [...lower.matchAll(arrow)].map(({ 0: whole, 2: name = '', 3: value = '', index }) => ({
    name,
    value: value.trim(),
    start: index,
    end: index + whole.length,
  }));
  return mapped.length > 1 ? mapped : named;
}

function isHole(value: string): boolean {
  return value === '' || /^["']?\{[^{}]*\}["']?$/.test(value);
}

const truth = /^(?:yes|no|true|false|y|n)$/;
const numeral = /^[-+]?[\d.,]+%?$/;
const knownLabel =
  /^(?:positive|negative|neutral|mixed|spam|ham|not spam|entailment|contradiction|toxic|non-toxic|not toxic|correct|incorrect|hate|not hate|offensive|fact|opinion|real|fake|relevant|irrelevant|[a-e]|high|medium|low|urgent|joy|anger|sadness|fear|formal|informal|allow|block)$/;

/** Examples of one word may still be open: a label comes again, is known as one, or answers a question of judgement. */
function kindOf(name: string, values: readonly string[]): ShapeKind | null {
  const words = values.map((value) => value.split(/\s+/).length);
  const longest = Math.max(...words);
  if (values.some((value) => value.includes('{'))) return null;
  if (values.every((value) => truth.test(value))) return 'boolean';
  if (values.every((value) => numeral.test(value))) return 'number';
  if (longest > 8) return 'text';
  if (longest > 4) return 'sentence';
  const isRepeated = new Set(values).size < values.length;
  return isRepeated || judgedName.test(name) || values.every((value) => knownLabel.test(value)) ? 'label' : 'span';
}
