import assert from 'node:assert/strict';
import { parsePageMessage } from '../../../src/editor/report/page-message.ts';

const place = { folder: 0, file: 'src/a.py', cell: null, line: 3, column: 1 };

function check(sent: unknown, expected: unknown = sent): void {
  assert.deepEqual(parsePageMessage(sent), expected);
}

describe('messages of the report page', () => {
  it('are taken as they are meant', () => {
    for (const kind of ['ready', 'refresh', 'cancel', 'history', 'choose-base', 'save-page']) check({ kind });
    check({ kind: 'open', place });
    check({ kind: 'open', place: { ...place, cell: 2 } });
    check({ kind: 'fix', place, title: 'Switch' });
    check({ kind: 'save', name: 'a.csv', text: '' });
    check({ kind: 'command', command: 'callcost.openConfig' });
  });

  it('are dropped where the page would not say them', () => {
    for (const sent of [
      null,
      'ready',
      { kind: 'run' },
      { kind: 'open', place: { ...place, line: 0 } },
      { kind: 'open', place: { ...place, folder: -1 } },
      { kind: 'open', place: { ...place, file: 1 } },
      { kind: 'fix', place },
      { kind: 'save', name: 'a.csv' },
      { kind: 'command', command: 'workbench.action.terminal.sendSequence' },
    ]) {
      check(sent, null);
    }
  });
});
