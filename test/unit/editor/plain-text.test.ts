import assert from 'node:assert/strict';
import { withoutLinks } from '../../../src/editor/plain-text.ts';

/** What VS Code takes for a link in a message. */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

describe('text of messages', () => {
  const check = (text: string): void => {
    assert.doesNotMatch(withoutLinks(text), link);
    assert.equal(withoutLinks(text).replaceAll('\u200b', ''), text);
  };

  it('makes no links of names, and keeps what they say', () => {
    assert.match('[a](command:b) has used 83 %', link);
    check('[a](command:b) has used 83 %');
    check('[[a]](https://example.com) and [b](file:///c)');
    check('replies [beta] (new)');
  });
});
