/**
 * Objects that only their name tells of: a model that a parameter, a field or a function of another file hands over.
 */
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { ResultValue, Value } from '../evaluate/values.ts';
import type { ObjectShape, SdkShape } from '../sdk/shape.ts';
import { namedObjects, sdkOfModule } from '../sdks.ts';

/** The kind of object that a name stands for, with a value that says no more than that. */
export interface NamedObject {
  readonly sdk: SdkShape;
  readonly shape: ObjectShape;
  readonly origin: ResultValue;
}

/** Names of what stands in for a model in tests. */
export const testDoubles = /mock|fake|stub|spy|dummy/i;

/** What the name of a value says about it; null where something else tells what it is. */
export function namedObjectOf(evaluation: Evaluation, value: Value): NamedObject | null {
  const written = nameOf(value);
  if (written === null || testDoubles.test(written.name)) return null;
  const name = snakeCase(written.name);
  const found = namedObjects.find(
    ({ names, sdk }) =>
      (written.isMaker ? names.makers : names.values).test(name) &&
      (names.isEnough === true || importsSdk(evaluation, sdk)),
  );
  if (found === undefined || untracedPath(value) === null) return null;
  const frame = evaluation.frameOf(evaluation.main.scopes.root);
  return { ...found, origin: { kind: 'result', callee: value, call: null, frame } };
}

interface WrittenName {
  readonly name: string;
  /** True for the name of a function, of which the value is the result. */
  readonly isMaker: boolean;
}

function nameOf(value: Value): WrittenName | null {
  switch (value.kind) {
    case 'unknown': {
      const isMaker = value.reason.startsWith('the result of ');
      return { name: /^(?:[\w$]+\.)*([\w$]+)$/.exec(value.name)?.[1] ?? '', isMaker };
    }
    case 'member':
      return { name: value.name, isMaker: false };
    case 'symbol':
      return { name: value.names.at(-1) ?? '', isMaker: false };
    case 'result': {
      const called = nameOf(value.callee);
      return called === null || called.isMaker ? null : { ...called, isMaker: true };
    }
    default:
      return null;
  }
}

/** `cheapLLM`, `chatModel` → `cheap_llm`, `chat_model`. */
function snakeCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/^_+/, '');
}

/** The names of a member chain whose root only another file, or the running program, knows; null for other roots. */
export function untracedPath(value: Value): readonly string[] | null {
  switch (value.kind) {
    case 'member': {
      const path = value.object.kind === 'object' || value.object.kind === 'record' ? [] : untracedPath(value.object);
      return path === null ? null : [...path, value.name];
    }
    case 'symbol':
      return /^(unittest|mock|pytest|vitest|jest|sinon|twilio|@prisma)/.test(value.module) ? null : value.names;
    case 'unknown':
      return value.origin === 'environment' ? null : [];
    case 'result':
      return untracedPath(value.callee) === null ? null : [];
    default:
      return null;
  }
}

/** True when the file imports the SDK, be it only for its types. */
export function importsSdk(evaluation: Evaluation, sdk: SdkShape): boolean {
  const { root, functions } = evaluation.main.scopes;
  return [root, ...functions.values()].some((scope) =>
    [...scope.definitions.values()].some((definitions) =>
      definitions.some(
        (definition) => definition.kind === 'import' && sdkOfModule(definition.binding.module)?.sdk === sdk,
      ),
    ),
  );
}
