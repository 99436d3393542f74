import type { Tier } from '../model.ts';

/** A prompt as the advice reads it. Variables are holes: `{name}`, `{{name}}`, `${name}`, `<name>`. */
export interface AdvicePrompt {
  readonly id: string;
  readonly prompt: string;
  readonly system?: string;
  readonly model?: string;
  /** What the answer must satisfy: JSON Schema, or the source text of a zod, pydantic or TypedDict definition. */
  readonly schema?: string;
  /** Present where the request turns hidden reasoning off. */
  readonly reasons?: false;
}

/** The part of a prompt that evidence stands in. */
export type EvidencePart = 'prompt' | 'system' | 'schema';

/** Part of a text in UTF-16 offsets, end exclusive. */
export interface EvidenceSpan {
  readonly part: EvidencePart;
  readonly start: number;
  readonly end: number;
}

/** Why something is advised: the stable kebab-case id of a rule, the words that it read, and where they stand. */
export interface Evidence {
  readonly rule: string;
  readonly text: string;
  /** Null where the evidence is no passage of the prompt, such as the model or a weighing of all of its words. */
  readonly span: EvidenceSpan | null;
}

/**
 * What the answer looks like. `span` is a short passage or name, `list`, `json`, `code` and `text` are open in length
 * unless something bounds them; `unknown` says that the prompt does not tell.
 */
export type ShapeKind =
  | 'label'
  | 'boolean'
  | 'number'
  | 'span'
  | 'json'
  | 'list'
  | 'sentence'
  | 'summary'
  | 'rewrite'
  | 'translation'
  | 'code'
  | 'text'
  | 'long-text'
  | 'unknown';

export interface OutputShape {
  readonly kind: ShapeKind;
  readonly evidence: readonly Evidence[];
}

/** What a length constraint counts. */
export type ConstraintUnit = 'words' | 'sentences' | 'paragraphs' | 'bullets' | 'items' | 'characters';

export type ConstraintRelation = 'at-most' | 'at-least' | 'exactly' | 'about';

/** A length that the prompt asks its answer to have; a range is two constraints, at least and at most. */
export interface LengthConstraint {
  readonly kind: ConstraintUnit;
  readonly relation: ConstraintRelation;
  readonly count: number;
  readonly span: EvidenceSpan;
}

/** Where a suggested output limit comes from. */
export type LimitBasis = 'schema' | 'constraint' | 'shape' | 'default';

/** An output limit in tokens that the answers of this prompt should stay within. */
export interface SuggestedLimit {
  readonly value: number;
  readonly basis: LimitBasis;
  readonly evidence: readonly Evidence[];
}

/** What the prompt asks the model to do; `several` where it asks for more than one thing, `unknown` where it does not tell. */
export type TaskKind =
  | 'classification'
  | 'extraction'
  | 'summarisation'
  | 'rewrite'
  | 'translation'
  | 'question-answering'
  | 'generation'
  | 'reasoning'
  | 'maths'
  | 'code'
  | 'agent'
  | 'several'
  | 'unknown';

export interface PromptTask {
  readonly kind: TaskKind;
  readonly evidence: readonly Evidence[];
}

/** A smaller tier that is worth trying and measuring. */
export interface SuggestedTier {
  readonly value: Tier;
  readonly evidence: readonly Evidence[];
}

/** All that can be told about one prompt. */
export interface Advice {
  readonly id: string;
  readonly task: PromptTask;
  readonly shape: OutputShape;
  readonly constraints: readonly LengthConstraint[];
  readonly limit: SuggestedLimit | null;
  readonly tier: SuggestedTier | null;
}
