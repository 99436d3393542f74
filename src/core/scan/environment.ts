/**
 * Environment variables, as Python and JavaScript read them.
 */
import { unknown, type Value } from './values.ts';

/** True for `os.environ`, `process.env`, `import.meta.env`. */
export function isEnvironment(value: Value): boolean {
  if (value.kind === 'symbol') {
    const path = `${value.module}.${value.names.join('.')}`;
    return (
      path === 'os.environ' ||
      path === 'global.process.env' ||
      path === 'process.env' ||
      path === 'node:process.env' ||
      path === 'global.Bun.env'
    );
  }
  return (
    value.kind === 'member' && value.name === 'env' && value.object.kind === 'member' && value.object.name === 'meta'
  );
}

/** An environment variable without a default. */
export function environmentVariable(name: string): Value {
  return unknown(`environment variable ${name}`, name, 'environment');
}
