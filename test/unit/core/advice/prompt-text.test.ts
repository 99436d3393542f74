import assert from 'node:assert/strict';
import { readPrompt, sentenceAt, spanAt } from '../../../../src/core/advice/prompt-text.ts';

const read = (prompt: string, system?: string) =>
  readPrompt(system === undefined ? { id: 'one', prompt } : { id: 'one', prompt, system });

describe('the text of a prompt', () => {
  it('writes holes in one way and keeps every offset', () => {
    const { text } = read('Sort {{ ticket }} and $' + '{user.name} and {plain}.');
    assert.equal(text, 'Sort  { ticket }  and  {user.name} and {plain}.');
  });

  it('leaves quotations, code and pasted input out of the instructions', () => {
    const { instructions } = read('Answer "in two words".\n\nContext: write 3 sentences\n\nUse `write 4 words`.');
    assert.ok(!/two words|write 3|write 4/.test(instructions));
    assert.ok(instructions.startsWith('answer '));
  });

  it('reads both ends of a long prompt, and maps places back', () => {
    const prompt = `Start. ${'filler '.repeat(2000)}the end.`;
    const text = read(prompt);
    const start = text.text.indexOf('the end.');
    assert.ok(text.text.length < 2500);
    const span = spanAt(text, start, start + 8);
    assert.equal(prompt.slice(span?.start, span?.end), 'the end.');
  });

  it('tells the system part from the prompt', () => {
    const text = read('Hello there.', 'Be brief.');
    const system = spanAt(text, 0, 9);
    const start = text.text.indexOf('Hello');
    assert.deepEqual(system, { part: 'system', start: 0, end: 9 });
    assert.deepEqual(spanAt(text, start, start + 5), { part: 'prompt', start: 0, end: 5 });
  });

  it('is read in Latin-1 of the same length, with quotations of any marks, and keeps the original', () => {
    const { text, lower, instructions } = read('Sort “ten words” — it’s 日本 ★');
    assert.equal(text, 'Sort “ten words” — it’s 日本 ★');
    assert.equal(lower, "sort «ten words» - it's ÿÿ ¶");
    assert.ok(!instructions.includes('ten words'));
  });

  it('takes a hole under a heading for the input, and what follows it for instructions', () => {
    const { instructions } = read('Review:\n{review}\nIs it positive?\n\nText:\nten words\nmore text');
    assert.ok(instructions.includes('is it positive?'));
    assert.ok(!instructions.includes('more text'));
  });

  it('finds the sentence of a place', () => {
    const text = read('One thing. Another thing.\nA third.');
    const { start, end } = sentenceAt(text, 15);
    assert.equal(text.text.slice(start, end).trim(), 'Another thing.');
  });

  it('knows English from other languages', () => {
    assert.equal(read('Classify the text.').isEnglish, true);
    assert.equal(read('Clasifica el texto en una de las categorías siguientes.').isEnglish, false);
    assert.equal(read('次の文章を三文で要約してください。').isEnglish, false);
  });
});
