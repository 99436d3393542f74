import { openSync, writeSync } from 'node:fs';
import { format } from 'node:util';

/**
 * The bundled VS Code names a file for the console, which would otherwise end in the log of the workbench. The extension
 * host ignores assignments to the methods of the console, so these are redefined.
 */
export function redirectConsole(): void {
  const path = process.env.CALLCOST_TEST_CONSOLE;
  if (path === undefined) return;
  const file = openSync(path, 'a');
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const value = (...values: readonly unknown[]) => writeSync(file, `${format(...values)}\n`);
    Object.defineProperty(console, name, { configurable: true, writable: true, value });
  }
}
