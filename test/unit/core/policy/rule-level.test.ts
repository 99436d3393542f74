import assert from 'node:assert/strict';
import { parsePolicy } from '../../../../src/core/policy/parse.ts';
import { setRuleLevel } from '../../../../src/core/policy/rule-level.ts';

/** The text after the rule is switched off. */
function check(before: string, after: string | null): void {
  const edit = setRuleLevel(before, 'call-in-loop', 'off');
  assert.equal(
    edit === null ? null : before.slice(0, edit.range.start) + edit.newText + before.slice(edit.range.end),
    after,
  );
  if (after === null) return;
  assert.equal(parsePolicy(after, 'callcost.yml').policy.rules['call-in-loop'], 'off');
}

describe('a rule is switched off in callcost.yml', () => {
  it('in an empty file', () => check('', 'rules:\n  call-in-loop: off\n'));

  it('in a file of comments', () => check('# ours', '# ours\nrules:\n  call-in-loop: off\n'));

  it('behind everything else', () =>
    check('version: 1 # one\nignore: ["a/**"]', 'version: 1 # one\nignore: ["a/**"]\nrules:\n  call-in-loop: off\n'));

  it('before the mark that ends the document', () =>
    check('version: 1\n...\n', 'version: 1\nrules:\n  call-in-loop: off\n...\n'));

  it('behind the last rule and its comment, with its indentation', () =>
    check(
      'rules:\n    prompt-waste: off # noise\n\n# more\nversion: 1\n',
      'rules:\n    prompt-waste: off # noise\n    call-in-loop: off\n\n# more\nversion: 1\n',
    ));

  it('in place of its level', () =>
    check('rules:\n  call-in-loop: warning # loud\n', 'rules:\n  call-in-loop: off # loud\n'));

  it('in braces', () =>
    check('rules: { prompt-waste: off } # x\n', 'rules: { prompt-waste: off, call-in-loop: off } # x\n'));

  it('in empty braces', () => check('rules: {}\n', 'rules: { call-in-loop: off }\n'));

  it('under a key without a value', () =>
    check('rules: # ours\nversion: 1\n', 'rules:\n  call-in-loop: off # ours\nversion: 1\n'));

  it('with the line ends of the file', () =>
    check('rules:\r\n  prompt-waste: off\r\n', 'rules:\r\n  prompt-waste: off\r\n  call-in-loop: off\r\n'));

  it('not in what is no map', () => {
    check('- a\n', null);
    check('rules: [a]\n', null);
    check('rules: {\n', null);
  });
});
