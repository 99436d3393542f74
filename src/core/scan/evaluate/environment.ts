/**
 * Environment variables, as Python and JavaScript read them.
 */
import type { Evaluation } from './evaluation.ts';
import { literalText, unknown, type Value, withSource } from './values.ts';

const environments: ReadonlySet<string> = new Set([
  'os.environ',
  'process.env',
  'node:process.env',
  'global.process.env',
  'global.Bun.env',
  'global.import.meta.env',
]);

/** True for `os.environ`, `process.env`, `import.meta.env`. */
export function isEnvironment(value: Value): boolean {
  return value.kind === 'symbol' && environments.has(`${value.module}.${value.names.join('.')}`);
}

/**
 * An environment variable: what the environment files say, else the program's own default, else what the example of an
 * environment file says.
 */
export function environmentVariable(evaluation: Evaluation, name: string, byDefault: Value | null): Value {
  const entry = evaluation.project?.variable(evaluation.main.source.path, name) ?? null;
  const written = entry === null ? null : withSource(literalText(entry.value, entry.range), 'env');
  if (written !== null && entry?.isExample === false) return written;
  return byDefault ?? written ?? unknown(`environment variable ${name}`, name, 'environment');
}
