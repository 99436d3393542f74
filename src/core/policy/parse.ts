import { type Document, isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { offsetOfPath } from './places.ts';
import { faultsOfIssue, type PolicyFault, type PolicyProblem, type SchemaIssue } from './problems.ts';
import { defaultPolicy, type Policy, policySchema } from './schema.ts';
import { unknownTasks } from './unknown-tasks.ts';

/** A policy with everything that could be read, and what could not. */
export interface ParsedPolicy {
  readonly policy: Policy;
  readonly problems: readonly PolicyProblem[];
}

/** A callcost.yml larger than this, in UTF-16 units, is not read: it cannot have been written by people. */
const maxLength = 1_000_000;

/**
 * Reads a callcost.yml. Never throws: what is wrong is reported with line and column, and the rest of the file applies.
 * `file` is only used to name the file in problems.
 */
export function parsePolicy(text: string, file: string): ParsedPolicy {
  if (text.length > maxLength) {
    return unreadable(file, 'The file is larger than 1 MB.', 'Keep one callcost.yml per folder instead.');
  }
  try {
    return readDocument(text, file);
  } catch (error) {
    // The YAML reader bounds aliases and nesting by throwing; nothing of such a file can be trusted.
    const detail = error instanceof RangeError ? 'It is nested too deeply.' : String((error as Error).message);
    return unreadable(file, `The file cannot be read: ${detail}`, 'Write it without anchors and aliases.');
  }
}

function unreadable(file: string, message: string, nextStep: string): ParsedPolicy {
  return {
    policy: defaultPolicy,
    problems: [{ file, line: 1, column: 1, severity: 'error', message, nextStep }],
  };
}

function readDocument(text: string, file: string): ParsedPolicy {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, merge: true, prettyErrors: false });
  const problemAt = (
    offset: number,
    severity: PolicyProblem['severity'],
    message: string,
    nextStep: string | null,
  ): PolicyProblem => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1), severity, message, nextStep };
  };
  const problemOf = (severity: PolicyProblem['severity']) => (fault: PolicyFault) =>
    problemAt(offsetOfPath(document, fault.path, fault.isKey), severity, fault.message, fault.nextStep);

  const syntaxProblems = [
    ...errorsWorthReporting(document).map((error) =>
      problemAt(error.pos[0], 'error', ...syntaxWords(error.code, error.message)),
    ),
    ...document.warnings.map((warning) => problemAt(warning.pos[0], 'warning', warning.message, null)),
  ];
  dropAfterFirstError(document);
  const value = withoutEmptyKeys(document.toJS());
  const { policy, issues } = readTolerantly(value);
  return {
    policy,
    problems: [
      ...syntaxProblems,
      ...issues.flatMap(faultsOfIssue).map(problemOf('error')),
      ...unknownTasks(value).map(problemOf('notice')),
    ].sort((left, right) => left.line - right.line || left.column - right.column),
  };
}

/** Every double key, and of the rest only the first: what the reader says after it is mostly a consequence. */
function errorsWorthReporting(document: Document): Document['errors'] {
  const doubleKeys = document.errors.filter((error) => error.code === 'DUPLICATE_KEY');
  return [...document.errors.filter((error) => error.code !== 'DUPLICATE_KEY').slice(0, 1), ...doubleKeys];
}

function syntaxWords(code: string, message: string): readonly [message: string, nextStep: string] {
  if (code === 'DUPLICATE_KEY') return ['This key stands twice; the last one applies.', 'Remove one of them.'];
  const sentence = message.endsWith('.') ? message : `${message}.`;
  return [sentence, 'Keys from here on do not apply until the YAML is well-formed.'];
}

/** What stands after broken YAML may be misread, e.g. with half of a number: only what is complete before it counts. */
function dropAfterFirstError(document: Document): void {
  const broken = document.errors.filter((error) => error.code !== 'DUPLICATE_KEY');
  if (broken.length === 0) return;
  const firstOffset = Math.min(...broken.map((error) => error.pos[0]));
  if (!isMap(document.contents)) {
    document.contents = null;
    return;
  }
  const map = document.contents;
  map.items = map.items.filter((_, index) => {
    const next = map.items[index + 1]?.key;
    const end = isScalar(next) ? next.range?.[0] : undefined;
    return end !== undefined && end <= firstOffset;
  });
}

/** A key with nothing after it says nothing yet, which is common while a file is being written. */
function withoutEmptyKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmptyKeys);
  if (typeof value !== 'object' || value === null) return value ?? {};
  const entries = Object.entries(value).filter(([key, item]) => item !== null && key !== '__proto__');
  return Object.fromEntries(entries.map(([key, item]) => [key, withoutEmptyKeys(item)]));
}

/** Parses, and while that fails leaves out what is wrong; every round leaves out at least one key, so it ends. */
function readTolerantly(value: unknown): { readonly policy: Policy; readonly issues: readonly SchemaIssue[] } {
  const issues: SchemaIssue[] = [];
  let remaining = value;
  for (;;) {
    const result = policySchema.safeParse(remaining, { reportInput: true });
    if (result.success) return { policy: result.data, issues };
    issues.push(...result.error.issues);
    const before = remaining;
    const paths = result.error.issues.flatMap(pathsOfIssue).map((path) => removablePath(before, path));
    remaining = paths.reduce(without, before);
  }
}

function pathsOfIssue(issue: SchemaIssue): readonly (readonly PropertyKey[])[] {
  return issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
}

/** What must go so that nothing is wrong at `path`: a list goes as a whole, and so does a group that lacks a key. */
function removablePath(value: unknown, path: readonly PropertyKey[]): readonly PropertyKey[] {
  let current = value;
  for (const [index, step] of path.entries()) {
    const next = isGroup(current) ? current[String(step)] : undefined;
    if (next === undefined) return path.slice(0, index);
    current = next;
  }
  return path;
}

/** A copy without what stands at `path`; the empty path leaves an empty group. */
function without(value: unknown, path: readonly PropertyKey[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined || !isGroup(value)) return {};
  const entries = Object.entries(value);
  if (rest.length === 0) return Object.fromEntries(entries.filter(([key]) => key !== step));
  return Object.fromEntries(entries.map(([key, item]) => [key, key === step ? without(item, rest) : item]));
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
