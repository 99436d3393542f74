/**
 * Type annotations, read as what they say about a value.
 */

import type { TypeText } from '../syntax/syntax.ts';
import type { Evaluation } from './evaluation.ts';
import type { Frame } from './frames.ts';
import { choice, literalText, optionsOf, type Value } from './values.ts';

const typeNoise: ReadonlySet<string> = new Set([
  'Optional',
  'Annotated',
  'Union',
  'Promise',
  'Awaitable',
  'Type',
  'type',
  'None',
  'null',
  'undefined',
  'typeof',
  'ClassVar',
  'Final',
  'Readonly',
  'Partial',
  'Callable',
  'Generator',
  'AsyncGenerator',
  'Iterator',
  'AsyncIterator',
  'AsyncIterable',
  'Depends',
  'InstanceType',
  'typing',
  't',
  'str',
  'string',
  'int',
  'number',
  'bool',
  'boolean',
  'any',
  'Any',
]);

/** `Literal["a", "b"]`, TypeScript's `"a" | "b"`: the values that the type allows; null for all other types. */
function literalTypes(annotation: TypeText, isPython: boolean): Value | null {
  const listed = /^(?:typing\.|t\.)?Literal\[(.*)\]$/s.exec(annotation.trim())?.[1];
  // A bare string is a forward reference in Python.
  const written = listed ?? (isPython ? '' : annotation);
  if (!/^\s*\|?\s*(['"])[^'"]*\1(\s*[,|]\s*(['"])[^'"]*\3)*,?\s*$/.test(written)) return null;
  return choice([...written.matchAll(/(['"])([^'"]*)\1/g)].map(([, , text = '']) => literalText(text, null)));
}

/** What a type says about a value: the literals that it allows, or an instance of an imported class or one of the file. */
export function evaluateAnnotation(evaluation: Evaluation, annotation: TypeText, frame: Frame): Value | null {
  return (
    literalTypes(annotation, evaluation.main.source.language === 'python') ?? namedType(evaluation, annotation, frame)
  );
}

const containers = /^(dict|list|Dict|List|Array|Record|Map|Set|Callable|Sequence|Iterable|tuple|Tuple)\b/;

/** The first type in an annotation that leads to an import or to a class of the file, as an instance of it. */
function namedType(evaluation: Evaluation, annotation: TypeText, frame: Frame): Value | null {
  if (containers.test(annotation)) return null;
  for (const match of annotation.matchAll(/[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/g)) {
    const value = instanceOfType(evaluation, match[0].split('.'), annotation.includes('typeof'), frame);
    if (value !== null) return value;
  }
  return null;
}

function instanceOfType(
  evaluation: Evaluation,
  names: readonly string[],
  isTypeof: boolean,
  frame: Frame,
): Value | null {
  const [root = '', ...rest] = names;
  if (typeNoise.has(root) && (rest.length === 0 || root === 'typing' || root === 't')) return null;
  const type = rest.reduce((current, name) => evaluation.member(current, name), evaluation.lookup(root, frame, null));
  if (type.kind === 'symbol' && type.module !== 'global') return { kind: 'result', callee: type, call: null, frame };
  const classes = optionsOf(type).filter((option) => option.kind === 'class');
  if (classes.length > 0 && classes.length === optionsOf(type).length)
    return choice(classes.map((each) => ({ kind: 'object', type: each, call: null, frame })));
  return type.kind === 'result' && isTypeof ? type : null;
}
