import assert from 'node:assert/strict';
import { languageOfPath } from '../../src/core/scan/languages.ts';
import { createModuleResolver, type ModuleResolver } from '../../src/core/scan/modules/module-resolver.ts';

/** The texts of a workspace by path; objects are written as JSON. Files whose text does not matter have the text `''`. */
export type Workspace = Readonly<Record<string, string | object>>;

/** A workspace in which each of the paths is an empty file. */
export function filesOf(...paths: readonly string[]): Workspace {
  return Object.fromEntries(paths.map((path) => [path, '']));
}

/** What each import leads to, as lines of `from: specifier → file`. */
export function checkImports(workspace: Workspace, expected: readonly string[]): void {
  const resolver = resolverOf(workspace);
  const actual = expected.map((line) => {
    const [, from = '', specifier = ''] = /^(.*?): (.*) → /.exec(line) ?? [];
    const language = languageOfPath(from) ?? assert.fail(`${line}: no language`);
    return `${from}: ${specifier} → ${resolver.resolve(from, specifier, language) ?? 'nowhere'}`;
  });
  assert.deepEqual(actual, expected);
}

function resolverOf(workspace: Workspace): ModuleResolver {
  const texts = new Map(
    Object.entries(workspace).map(([path, text]) => [path, typeof text === 'string' ? text : JSON.stringify(text)]),
  );
  return createModuleResolver({
    paths: [...texts.keys()],
    has: (path) => texts.has(path),
    configuration: (path) => texts.get(path) ?? null,
  });
}
