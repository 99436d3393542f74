/**
 * Parameters and destructuring.
 */

import type { Parameter, TypeText } from '../syntax/syntax.ts';
import { fallback } from './evaluate-operator.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { lastNameOf } from './patterns.ts';
import type { PatternStep } from './scopes.ts';
import { choice, nullValue, openDefault, plainText, unknown, type Value, withSource } from './values.ts';

/**
 * The value of a parameter where it is declared: the argument of a followed call, its annotated type, or its default.
 */
export function evaluateParameter(
  evaluation: Evaluation,
  parameter: Parameter,
  steps: readonly PatternStep[],
  frame: Frame,
): Value {
  const isNamed = parameter.target.kind === 'name';
  const name = isNamed ? lastNameOf(parameter.target) : steps.map((step) => step.key ?? '').join('.');
  const given = frame.arguments?.get(isNamed ? name : patternKey(parameter))?.();
  // Where the caller does not know what it hands over, the declared type still tells.
  const told =
    given?.kind === 'unknown' ? annotatedParameter(evaluation, parameter, steps, frame.parent ?? frame) : null;
  if (told !== null) return told;
  if (given !== undefined) return followSteps(evaluation, given, steps, frame);
  if (parameter.rest !== null) return unknown(`parameter ${name}`, name, 'parameter');
  return declaredParameter(evaluation, parameter, steps, frame, name);
}

function declaredParameter(
  evaluation: Evaluation,
  parameter: Parameter,
  steps: readonly PatternStep[],
  frame: Frame,
  name: string,
): Value {
  const { annotation, defaultValue } = parameter;
  const definedIn = frame.parent ?? frame;
  const annotated = annotatedParameter(evaluation, parameter, steps, definedIn);
  const open = unknown(
    `parameter ${name}`,
    name,
    defaultValue === null && !isOptionalType(annotation) ? 'parameter' : 'optional',
  );
  if (defaultValue === null) return annotated ?? withSource(followSteps(evaluation, open, steps, frame), 'default');
  const value = evaluation.evaluate(defaultValue, definedIn);
  // An empty default says nothing about what callers pass, save for a call that is followed and passes nothing.
  if (value.kind === 'null' || plainText(value) === '') return annotated ?? (frame.arguments === null ? open : value);
  // An object that is made by default tells more than its type, where it is one of an SDK.
  if (annotated !== null && value.kind === 'result' && value.call !== null) return choice([value, annotated]);
  if (annotated !== null && value.kind !== 'text' && value.kind !== 'number') return annotated;
  return withSource(followSteps(evaluation, asDefault(value, name, frame), steps, frame), 'default');
}

/** What is given by default, save for a call that is followed and gives nothing else. */
function asDefault(value: Value, name: string, frame: Frame): Value {
  if (frame.arguments !== null) return value;
  return openDefault(value, name.endsWith('…') ? 'callers may give more' : `parameter ${name}`, name);
}

/** What the annotation of a parameter, or of one destructured entry of it, says. */
function annotatedParameter(
  evaluation: Evaluation,
  parameter: Parameter,
  steps: readonly PatternStep[],
  frame: Frame,
): Value | null {
  if (parameter.annotation === null) return null;
  if (steps.length === 0) return evaluation.annotated(parameter.annotation, frame);
  const [step] = steps;
  if (steps.length > 1 || typeof step?.key !== 'string' || !/^\w+$/.test(step.key)) return null;
  const entry = new RegExp(`\\b${step.key}\\??:\\s*([^;,}]+)`).exec(parameter.annotation)?.[1];
  return entry === undefined ? null : evaluation.annotated(entry, frame);
}

function isOptionalType(annotation: TypeText | null): boolean {
  return annotation !== null && /\bOptional\b|\bNone\b|\bnull\b|\bundefined\b/.test(annotation);
}

/** The name under which a destructured parameter's argument is kept in a frame. */
export function patternKey(parameter: Parameter): string {
  return `pattern@${parameter.target.range.start}`;
}

/** Takes a value apart along a destructuring pattern. */
export function followSteps(evaluation: Evaluation, value: Value, steps: readonly PatternStep[], frame: Frame): Value {
  return steps.reduce((current, step) => followStep(evaluation, current, step, frame), value);
}

function followStep(evaluation: Evaluation, value: Value, step: PatternStep, frame: Frame): Value {
  const { key, defaultValue, without } = step;
  if (defaultValue !== null) {
    // What somebody gives is not nothing: `{ model: choose() }`.
    if (value.kind === 'result') return value;
    return fallback(value, () => withSource(evaluation.evaluate(defaultValue, frame), 'default'));
  }
  if (without !== undefined && value.kind === 'record') {
    return { ...value, entries: new Map([...value.entries].filter(([name]) => !without.includes(name))) };
  }
  if (typeof key === 'string' && key !== '…') return memberOrHole(evaluation, value, key);
  if (typeof key === 'number' && value.kind === 'choice')
    return choice(value.options.map((option) => followStep(evaluation, option, step, frame)));
  if (typeof key === 'number' && value.kind === 'list') {
    return value.elements[key] ?? unknown('an element of a list that is built at run time', 'element');
  }
  return unknown('destructured at run time', key === null ? 'value' : String(key));
}

function memberOrHole(evaluation: Evaluation, value: Value, key: string): Value {
  if (value.kind === 'unknown') return unknown(value.reason, key, value.origin);
  if (value.kind === 'record' && !value.entries.has(key))
    return value.open === null ? nullValue : unknown(value.open, key, 'parameter');
  return evaluation.member(value, key);
}
