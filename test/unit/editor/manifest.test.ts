import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { commandIds } from '../../../src/editor/ids.ts';
import { documentSelector } from '../../../src/editor/selector.ts';
import { settingsSchema } from '../../../src/server/settings.ts';

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string; readonly title: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>> };
  };
}

const manifestText = readFileSync('package.json', 'utf8');
const manifest: Manifest = JSON.parse(manifestText);
const strings: Readonly<Record<string, string>> = JSON.parse(readFileSync('package.nls.json', 'utf8'));

describe('the manifest', () => {
  it('has the settings of the schema: type, default, scope, bounds and description', () => {
    assert.deepEqual(settingsOfManifest(), settingsOfSchema());
  });

  it('has the commands of the extension, all under its name', () => {
    const { commands } = manifest.contributes;
    assert.deepEqual(
      commands.map(({ command }) => command),
      commandIds,
    );
    assert.deepEqual([...new Set(commands.map(({ category }) => category))], ['Call Cost']);
  });

  it('activates the extension for its languages and its file, and for nothing else', () => {
    const languages = documentSelector.flatMap((filter) => ('language' in filter ? [filter.language] : []));
    assert.deepEqual(manifest.activationEvents, [
      ...languages.map((language) => `onLanguage:${language}`),
      'workspaceContains:callcost.yml',
      // A report that was open when the window was closed comes back.
      'onWebviewPanel:callcost.report',
    ]);
  });

  it('keeps workspaces from setting what reaches the network', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    assert.deepEqual(
      Object.entries(manifest.contributes.configuration.properties)
        .filter(([, property]) => property.scope === 'machine')
        .map(([key]) => key),
      restrictedConfigurations,
    );
  });

  it('has exactly the strings that it uses', () => {
    const used = [...manifestText.matchAll(/"%([\w.]+)%"/g)].map((match) => match[1]);
    assert.deepEqual(used.toSorted(), Object.keys(strings).toSorted());
  });

  it('is compiled against the oldest VS Code that it supports', () => {
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`);
  });
});

interface Setting {
  readonly type: unknown;
  readonly default: unknown;
  readonly scope: unknown;
  readonly description: unknown;
  readonly minimum: unknown;
  readonly maximum: unknown;
  readonly enum: unknown;
}

function settingsOfManifest(): Readonly<Record<string, Setting>> {
  const { properties } = manifest.contributes.configuration;
  return Object.fromEntries(
    Object.entries(properties).map(([key, property]) => {
      const name = String(property.description).replaceAll('%', '');
      return [key, settingOf({ ...property, description: strings[name] })];
    }),
  );
}

interface SchemaNode extends Readonly<Record<string, unknown>> {
  readonly properties?: Readonly<Record<string, SchemaNode>>;
}

function settingsOfSchema(): Readonly<Record<string, Setting>> {
  const root = z.toJSONSchema(settingsSchema, { io: 'input' }) as SchemaNode;
  return Object.fromEntries(leavesOf('callcost', root).map(([key, node]) => [key, settingOf(node)]));
}

function leavesOf(key: string, node: SchemaNode): readonly (readonly [string, SchemaNode])[] {
  if (node.properties === undefined) return [[key, node]];
  return Object.entries(node.properties).flatMap(([name, child]) => leavesOf(`${key}.${name}`, child));
}

function settingOf(node: Readonly<Record<string, unknown>>): Setting {
  const { type, scope, description, minimum, maximum } = node;
  return { type, default: node.default, scope, description, minimum, maximum, enum: node.enum };
}
