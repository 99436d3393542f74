/**
 * Environment variables, as Python and JavaScript read them.
 */
import { unknown, type Value } from './values.ts';

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

/** An environment variable without a default. */
export function environmentVariable(name: string): Value {
  return unknown(`environment variable ${name}`, name, 'environment');
}
