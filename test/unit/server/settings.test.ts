import assert from 'node:assert/strict';
import { parseSettings } from '../../../src/server/settings.ts';

const defaults = parseSettings({});

function check(sent: unknown, expected: object): void {
  assert.deepEqual(parseSettings(sent), { ...defaults, ...expected });
}

describe('parseSettings', () => {
  it('gives the defaults where an editor sends nothing', () => check(null, {}));
  it('gives the defaults where an editor sends nonsense', () => check('all of it', {}));
  it('takes what is set', () => check({ codeLens: { enabled: true } }, { codeLens: { enabled: true } }));
  it('leaves out a value of a wrong type, and only that', () =>
    check({ minimumCost: 'a cent', inlayHints: { enabled: false } }, { inlayHints: { enabled: false } }));
  it('leaves out a value outside of its bounds', () => check({ minimumCost: -1 }, {}));
  it('does not change what was sent', () => {
    const sent = { minimumCost: -1 };
    parseSettings(sent);
    assert.deepEqual(sent, { minimumCost: -1 });
  });
});
