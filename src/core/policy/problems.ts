/** What is wrong in a callcost.yml, in words that say what to do. */
import type { z } from 'zod';
import { closestName } from '../closest.ts';
import { policyNodeAt } from './schema-tree.ts';

/**
 * Something about one place of a callcost.yml; line and column are 1-based. `error`: that part does not apply.
 * `warning`: it applies, but looks wrong. `notice`: it is accepted and has no effect yet.
 */
export interface PolicyProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly severity: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly nextStep: string | null;
}

export type SchemaIssue = z.core.$ZodIssue;

/** One thing to report: at `path`, or at the key `path` itself where the key is what is wrong. */
export interface PolicyFault {
  readonly path: readonly PropertyKey[];
  readonly isKey: boolean;
  readonly message: string;
  readonly nextStep: string | null;
}

/** The faults behind one issue of the schema: one for each unknown key, else one. */
export function faultsOfIssue(issue: SchemaIssue): readonly PolicyFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(issue.path, key));
  }
  const name = issue.path.length === 0 ? 'The file' : `"${pathText(issue.path)}"`;
  return [{ path: issue.path, isKey: false, message: `${name} ${expectation(issue)}.`, nextStep: nextStepOf(issue) }];
}

/** A path as people write it: `features.support.callsPerMonth`. */
function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function unknownKey(parent: readonly PropertyKey[], key: string): PolicyFault {
  const known = knownKeys(parent);
  const meant = closestName(key, known);
  const place = parent.length === 0 ? '' : ` in "${pathText(parent)}"`;
  return {
    path: [...parent, key],
    isKey: true,
    message: `Unknown key "${key}"${place}.`,
    nextStep: meant === null ? `Known keys: ${known.join(', ')}.` : `Did you mean "${meant}"?`,
  };
}

function expectation(issue: SchemaIssue): string {
  if (issue.path.length === 0) return 'must consist of keys, such as "features:"';
  if (issue.code === 'invalid_value' && issue.values.length > 1)
    return `must be one of ${issue.values.map(String).join(', ')}`;
  if (issue.code !== 'invalid_type' || !issue.message.startsWith('Invalid input')) return issue.message;
  return `must be ${typeWords[issue.expected] ?? `of type ${issue.expected}`}`;
}

function nextStepOf(issue: SchemaIssue): string | null {
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return null;
  const meant = closestName(issue.input, issue.values.map(String));
  return meant === null ? null : `Did you mean "${meant}"?`;
}

const typeWords: Readonly<Record<string, string>> = {
  object: 'a group of keys, indented below it',
  record: 'a group of names, indented below it',
  string: 'a text',
  number: 'a number',
  array: 'a list',
};

/** The keys that the schema knows below a path. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  return policyNodeAt(path)?.keys.map(({ name }) => name) ?? [];
}
