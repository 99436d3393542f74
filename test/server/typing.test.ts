import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CancellationTokenSource,
  type InlayHintParams,
  InlayHintRequest,
  LSPErrorCodes,
  ResponseError,
  type TextDocumentContentChangeEvent,
} from 'vscode-languageserver/node';
import { applyChanges, placeText } from '../../src/server/text-document.ts';
import { longPythonFile, pythonCall } from '../support/llm-source.ts';
import { LspClient } from '../support/lsp-client.ts';

const uri = 'untitled:typing.py';

describe('while somebody types', () => {
  let client: LspClient;
  let version = 1;
  before(async () => {
    client = await LspClient.start();
  });
  after(() => client.dispose());
  afterEach(() => client.close(uri));

  it('every change has its hint', async () => {
    await client.open(uri, 'python', pythonCall('Hi'));
    const labels = [];
    for (const character of ' there {name}') {
      const end = { line: 6, character: pythonCall('Hi').split('\n')[6]?.indexOf('"}]') ?? 0 };
      const at = { line: 6, character: end.character + labels.length };
      await client.change(uri, ++version, [{ range: { start: at, end: at }, text: character }]);
      labels.push((await client.hints(uri))[0] ?? 'none');
    }
    assert.equal(labels.at(-1), (await hintsOfFresh(client, pythonCall('Hi there {name}')))[0]);
    assert.match(labels.at(-1) ?? '', /\+1 var/);
    assert.ok(labels.every((label) => label.startsWith('4: ')));
  });

  it('changes lead to the same hints as the whole text', async () => {
    const text = longPythonFile(60);
    await fc.assert(
      fc.asyncProperty(fc.array(edit(60), { minLength: 1, maxLength: 5 }), async (changes) => {
        await client.open(uri, 'python', text);
        await client.change(uri, ++version, changes);
        const expected = applyChanges(placeText(text), changes).text;
        assert.deepEqual(await client.hints(uri), await hintsOfFresh(client, expected));
        await client.close(uri);
      }),
      { numRuns: 20 },
    );
  });

  it('an answer about an older text is never given', async () => {
    await client.open(uri, 'python', pythonCall('Hi'));
    await client.hints(uri);
    // Long enough that the next edit arrives before the answer, also on a busy machine.
    await client.change(uri, ++version, [{ text: longPythonFile(1_200) }]);
    const stale = client.connection.sendRequest(InlayHintRequest.type, wholeOf(uri));
    await client.change(uri, ++version, [{ text: pythonCall('Hi') }]);
    await assert.rejects(
      stale,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified,
    );
    assert.equal((await client.hints(uri)).length, 1);
  });

  it('a cancelled request ends as cancelled, and the next one answers', async () => {
    await client.open(uri, 'python', longPythonFile(400));
    const cancellation = new CancellationTokenSource();
    const hints = client.connection.sendRequest(InlayHintRequest.type, wholeOf(uri), cancellation.token);
    cancellation.cancel();
    await assert.rejects(
      hints,
      (error) => error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled,
    );
    assert.ok((await client.hints(uri)).length > 5);
  });

  it('undo brings back the hints', async () => {
    await client.open(uri, 'python', pythonCall('Hi'));
    const before = await client.hints(uri);
    await client.change(uri, ++version, [{ text: `${pythonCall('Hi')}x = (` }]);
    await client.hints(uri);
    await client.change(uri, ++version, [{ text: pythonCall('Hi') }]);
    assert.deepEqual(await client.hints(uri), before);
  });
});

function wholeOf(uri: string): InlayHintParams {
  return { textDocument: { uri }, range: { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } } };
}

async function hintsOfFresh(client: LspClient, text: string): Promise<readonly string[]> {
  await client.open('untitled:fresh.py', 'python', text);
  const hints = await client.hints('untitled:fresh.py');
  await client.close('untitled:fresh.py');
  return hints;
}

/** A change somewhere in the first lines, also at positions that do not exist. */
function edit(lines: number): fc.Arbitrary<TextDocumentContentChangeEvent> {
  const position = fc.record({ line: fc.nat(lines + 3), character: fc.nat(90) });
  const text = fc.constantFrom('x', '"', '(', ')', '\n', '\r\n', '    ', 'é😀', '', '{y}');
  return fc.tuple(position, fc.nat(12), text).map(([start, length, text]) => ({
    range: { start, end: { line: start.line, character: start.character + length } },
    text,
  }));
}
