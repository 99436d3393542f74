import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Position } from 'vscode-languageserver/node';
import type { ConfigLocation } from '../../src/server/protocol.ts';
import { withFolder } from '../support/folders.ts';
import { pythonCall } from '../support/llm-source.ts';
import { LspClient, uriIn } from '../support/lsp-client.ts';

const policy = [
  'version: 1',
  'features:',
  '  support:',
  '    paths: ["*.py"]',
  '    variables: { ticket: 1000 }',
  '',
].join('\n');

/** A client on a folder with a call, and maybe a callcost.yml. */
function withClient(
  files: Readonly<Record<string, string>>,
  use: (client: LspClient, folder: string) => Promise<void>,
): Promise<void> {
  return withFolder({ 'reply.py': pythonCall('Answer {ticket}'), ...files }, async (folder) => {
    const client = await LspClient.start({ folders: [folder] });
    try {
      await client.open(uriIn(folder, 'reply.py'), 'python', pythonCall('Answer {ticket}'));
      await use(client, folder);
    } finally {
      await client.dispose();
    }
  });
}

describe('callcost.yml', () => {
  it('decides sizes, and a change on disk is asked for again', () =>
    withClient({ 'callcost.yml': policy }, async (client, folder) => {
      const hint = async () => (await client.hints(uriIn(folder, 'reply.py')))[0] ?? '';
      assert.match(await hint(), /^4: ≈\d+–1\.3k tok · /);
      assert.ok(client.watchedPatterns.some((pattern) => /^\*\*\/\*\.\{.*\byml\b.*\}$/.test(pattern)));
      await writeFile(join(folder, 'callcost.yml'), policy.replace('1000', '20'));
      const refresh = client.nextRefresh();
      await client.fileChanged(join(folder, 'callcost.yml'));
      await refresh;
      assert.match(await hint(), /^4: ≈\d\d–\d\d tok · /);
    }));

  it('counts as it is in the editor while it is open', () =>
    withClient({ 'callcost.yml': policy }, async (client, folder) => {
      const refresh = client.nextRefresh();
      await client.open(uriIn(folder, 'callcost.yml'), 'yaml', policy.replace('1000', '20'));
      await refresh;
      assert.match((await client.hints(uriIn(folder, 'reply.py')))[0] ?? '', /^4: ≈\d\d–\d\d tok · /);
    }));

  it('of the nearest folder holds', () =>
    withClient(
      { 'callcost.yml': policy, 'inner/callcost.yml': 'defaults: { variableTokens: 7 }\n' },
      async (client, folder) => {
        const inner = uriIn(folder, 'inner/reply.py');
        await client.open(inner, 'python', pythonCall('Answer {ticket}'));
        assert.match((await client.hints(inner))[0] ?? '', /\+1 var · ≈\$0\.0000/);
        assert.doesNotMatch((await client.hints(uriIn(folder, 'reply.py')))[0] ?? '', /var/);
      },
    ));

  it('of each folder of the workspace holds, also of one that is added later', () =>
    withFolder({ 'callcost.yml': policy }, (first) =>
      withFolder({ 'callcost.yml': 'defaults: { variableTokens: 7 }\n' }, async (second) => {
        const client = await LspClient.start({ folders: [first] });
        try {
          const added = [{ uri: uriIn(second, ''), name: 'second' }];
          await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
            event: { added, removed: [] },
          });
          for (const folder of [first, second]) {
            await client.open(uriIn(folder, 'src/reply.py'), 'python', pythonCall('Answer {ticket}'));
          }
          assert.doesNotMatch((await client.hints(uriIn(first, 'src/reply.py')))[0] ?? '', /var/);
          assert.match((await client.hints(uriIn(second, 'src/reply.py')))[0] ?? '', /\+1 var · ≈\$0\.0000/);
        } finally {
          await client.dispose();
        }
      }),
    ));

  it('follows a document that is renamed into another feature', () =>
    withClient({ 'callcost.yml': policy.replace('*.py', 'support/*.py') }, async (client, folder) => {
      assert.match((await client.hints(uriIn(folder, 'reply.py')))[0] ?? '', /\+1 var/);
      await client.close(uriIn(folder, 'reply.py'));
      await client.open(uriIn(folder, 'support/reply.py'), 'python', pythonCall('Answer {ticket}'));
      assert.deepEqual(await client.hints(uriIn(folder, 'reply.py')), []);
      assert.doesNotMatch((await client.hints(uriIn(folder, 'support/reply.py')))[0] ?? '', /var/);
    }));

  it('changes the hints when it appears', () =>
    withClient({}, async (client, folder) => {
      assert.match((await client.hints(uriIn(folder, 'reply.py')))[0] ?? '', /\+1 var/);
      await writeFile(join(folder, 'callcost.yml'), policy);
      const refresh = client.nextRefresh();
      await client.fileChanged(join(folder, 'callcost.yml'));
      await refresh;
      assert.doesNotMatch((await client.hints(uriIn(folder, 'reply.py')))[0] ?? '', /var/);
    }));
});

describe('callcost.yml in the editor', () => {
  it('is validated with line and column', () =>
    withClient({}, async (client, folder) => {
      const uri = uriIn(folder, 'callcost.yml');
      await client.open(uri, 'yaml', 'features:\n  a:\n    callsPerMonth: many\n    maxTeir: mid\n');
      const [first, second] = await client.diagnostics(uri);
      assert.match(first ?? '', /^3:20 "features\.a\.callsPerMonth" must be a number/);
      assert.match(second ?? '', /^4:5 Unknown key "maxTeir" in "features\.a"\. Did you mean "maxTier"\?$/);
      assert.deepEqual(await client.diagnostics(uriIn(folder, 'reply.py')), []);
    }));

  it('is completed: keys, values, models, variables', () =>
    withClient({ 'callcost.yml': policy }, async (client, folder) => {
      const uri = uriIn(folder, 'callcost.yml');
      const complete = async (text: string): Promise<readonly string[]> => {
        await client.open(uri, 'yaml', text.replace('|', ''));
        return client.completions(uri, cursorIn(text));
      };
      const top = await complete('version: 1\n|');
      assert.ok(top.includes('features') && top.includes('defaults') && !top.includes('version'), top.join());
      assert.deepEqual(await complete('features:\n  a:\n    maxTier: |'), ['small', 'mid', 'frontier']);
      assert.ok((await complete('defaults: { variableTokens: 1, |')).includes('buffer'));
      assert.ok((await complete('aliases:\n  prod: |')).includes('gpt-4o'));
      assert.deepEqual(await complete(`${policy.replace('variables: { ticket: 1000 }', 'variables: { | }')}`), [
        'ticket',
      ]);
      assert.deepEqual(await complete('version: 1 # |'), []);
    }));

  it('explains its keys', () =>
    withClient({ 'callcost.yml': policy }, async (client, folder) => {
      const uri = uriIn(folder, 'callcost.yml');
      const text = 'defaults:\n  vari|ableTokens: 300\n';
      await client.open(uri, 'yaml', text.replace('|', ''));
      assert.equal(
        await client.hover(uri, cursorIn(text)),
        '**defaults.variableTokens**\n\nTokens assumed for a variable of a prompt that has no size of its own.\n\nDefault: 300.',
      );
    }));
});

describe('the place of a setting', () => {
  it('is found by key, at the nearest key that is there', () =>
    withClient({ 'callcost.yml': policy }, async (client, folder) => {
      const line = async (...key: string[]) => {
        const uri = uriIn(folder, 'reply.py');
        const found: ConfigLocation = await client.connection.sendRequest('callcost/configLocation', { uri, key });
        assert.equal(found.uri, uriIn(folder, 'callcost.yml'));
        assert.equal(found.proposal, null);
        return found.range?.start.line ?? null;
      };
      assert.equal(await line('features', 'support', 'variables', 'ticket'), 4);
      assert.equal(await line('features', 'support', 'callsPerMonth'), 2);
      assert.equal(await line('prices', 'models', 'x'), null);
      assert.equal(await line(), null);
    }));

  it('is proposed where there is none', () =>
    withClient({}, async (client, folder) => {
      const found: ConfigLocation = await client.connection.sendRequest('callcost/configLocation', {
        uri: uriIn(folder, 'reply.py'),
        key: ['defaults', 'variableTokens'],
      });
      assert.equal(found.uri, uriIn(folder, 'callcost.yml'));
      assert.match(found.proposal ?? '', /^version: 1$/m);
      assert.match(found.proposal?.split('\n')[found.range?.start.line ?? 0] ?? '', /variableTokens/);
    }));
});

function cursorIn(text: string): Position {
  const before = text.slice(0, text.indexOf('|')).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}
