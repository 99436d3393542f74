/**
 * Wrappers: functions whose callers bring the prompt or the model of a request that is made inside.
 */
import type { Call, Directive, LoopContext } from '../../model.ts';
import { type Evaluation, sourceText } from '../evaluate/evaluation.ts';
import type { Scope } from '../evaluate/scopes.ts';
import type { Detection } from '../requests/detect.ts';
import type { CallDraft } from '../requests/request.ts';
import type { CallExpression, Expression, FunctionDefinition } from '../syntax/syntax.ts';
import { createParameterTest } from './parameter-test.ts';
import { makerOf } from './returned-function.ts';
import { namesOfFunction } from './wrapper-names.ts';

/** A request that a function makes for its callers. */
export interface Wrapper {
  /** The function that is called for it. */
  readonly definition: FunctionDefinition;
  /** The names by which callers know it: its own, and those that its file gives to what is made of it. */
  readonly names: readonly string[];
  /** Id of the call that makes the request, and its file. */
  readonly callId: string;
  readonly file: string;
  /** What comments on that call say of every call that is made there. */
  readonly directives: readonly Directive[];
  /** The calls on the way, from the one that makes the request to the one that stands in the function. */
  readonly path: readonly PlacedCall[];
}

/** A call, the scope in which it stands, and the loops around it there. */
export interface PlacedCall {
  readonly call: CallExpression;
  readonly scope: Scope;
  readonly loops: readonly LoopContext[];
}

/** Literal prompt text of fewer characters is a label around what callers bring. */
const littleText = 40;

/** The wrapper that a call stands in; null where it stands for itself. */
export function wrapperOf(evaluation: Evaluation, detection: Detection, made: Call): Wrapper | null {
  const { call, frame, loops, draft } = detection;
  const scope = wrappingFunction(evaluation, draft, { call, scope: frame.scope, loops });
  const definition = scope?.function ?? null;
  if (scope === null || definition === null) return null;
  const directives = made.directives.filter((each) => each.kind === 'ignore' || each.key === 'feature');
  const names = namesOfFunction(evaluation.main, scope);
  const path = [{ call, scope: frame.scope, loops }];
  return { definition, names, callId: made.id, file: draft.file, directives, path };
}

/**
 * The function around a call whose callers bring the prompt or the model of its request; null where it stands for itself.
 * The innermost function counts that has a name to be called by.
 */
export function wrappingFunction(evaluation: Evaluation, draft: CallDraft, placed: PlacedCall): Scope | null {
  if (draft.operation === 'model-declaration') return null;
  const texts = [
    ...broughtPrompts(evaluation, draft),
    ...modelTexts(evaluation, placed.call),
    ...(saysNothing(draft) ? spreadTexts(evaluation, placed.call) : []),
  ];
  for (let each: Scope | null = placed.scope; each !== null; each = each.parent) {
    if (each.kind !== 'function') continue;
    const maker = makerOf(each);
    const tests = [each, ...(maker === null ? [] : [maker])].map((scope) => createParameterTest(evaluation, scope));
    const isBrought = texts.some((text) => tests.some((test) => test(text)));
    if (isBrought && (each.name !== '' || maker !== null)) return each;
    // Calling the function that made it does not run it.
    if (maker !== null) return null;
  }
  return null;
}

/** The open parts, as written, of a prompt that says little by itself, or that are a whole instruction. */
function broughtPrompts(evaluation: Evaluation, { segments, range: { file } }: CallDraft): readonly string[] {
  const literal = segments.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.text] : [])),
  );
  const isBare = literal.join('').trim().length < littleText;
  const open = segments.filter(
    ({ role, pieces }) =>
      isBare || (role === 'system' && pieces.every((piece) => piece.kind !== 'text' || piece.text.trim() === '')),
  );
  return open.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => {
      if (piece.kind !== 'variable') return [];
      const { name, range } = piece;
      // A hole of another file is none that a caller of this one fills.
      return range !== null && range.file === file ? [sourceText(evaluation, range), name] : [name];
    }),
  );
}

/** The receiver of a call, and the arguments that name the model, as written. */
function modelTexts(evaluation: Evaluation, call: CallExpression): readonly string[] {
  const given = call.arguments.flatMap(({ name, value }) => modelsIn(name, value));
  const receiver = call.callee.kind === 'member' ? [call.callee.object] : [];
  return [...given, ...receiver].map(({ range }) => sourceText(evaluation, range));
}

function modelsIn(name: string | null, value: Expression): readonly Expression[] {
  if (name !== null) return modelParameter.test(name) ? [value] : [];
  if (value.kind !== 'object') return [];
  return value.properties.flatMap(({ key, value: property }) =>
    key?.kind === 'string' ? modelsIn(key.value, property) : [],
  );
}

function saysNothing({ segments }: CallDraft): boolean {
  return segments.every(({ pieces }) => pieces.every(({ kind }) => kind === 'variable'));
}

/** What is spread into the arguments, as written: `create({ ...request, stream: true })`. */
function spreadTexts(evaluation: Evaluation, call: CallExpression): readonly string[] {
  const spread = call.arguments.flatMap(({ spread, value }) => {
    if (spread === 'entries') return [value];
    return value.kind === 'object'
      ? value.properties.flatMap(({ key, value: given }) => (key === null ? [given] : []))
      : [];
  });
  return spread.map(({ range }) => sourceText(evaluation, range));
}

const modelParameter = /^(model|modelId|model_id|modelName|model_name|engine|deployment|deployment_id|llm)$/;
