import assert from 'node:assert/strict';
import { createTokenCounter, type TokenCounter } from '../../../../src/core/tokens/counter.ts';
import { type TokenizerFamily, tokenizerFamilyOf } from '../../../../src/core/tokens/families.ts';
import { loadBytes } from '../../../support/assets.ts';

const PROSE = 'You are a helpful assistant. Summarise the ticket below in one sentence for the support team. '.repeat(
  20,
);
const CODE = 'for (const item of items) { if (item.id === id) { return map.get(item.key) ?? null; } }\n'.repeat(20);
const JSON_TEXT = `[${'{"id": 12, "name": "Ada", "tags": ["a", "b"]},'.repeat(20)}{}]`;

describe('token counter', () => {
  let counter: TokenCounter;
  before(async () => {
    counter = await createTokenCounter(loadBytes);
  });

  it('is exact where the tokenizer is', () => {
    assert.deepEqual(counter.count('tiktoken is great!', 'o200k_base'), { value: 6, low: 6, high: 6, basis: 'exact' });
    assert.deepEqual(counter.count('tiktoken is great!', 'cl100k_base'), { value: 6, low: 6, high: 6, basis: 'exact' });
    assert.deepEqual(counter.count('', 'o200k_base'), { value: 0, low: 0, high: 0, basis: 'exact' });
  });

  it('is only assumed where the tokenizer is', () => {
    const { reason, ...quantity } = counter.count('tiktoken is great!', tokenizerFamilyOf('openai', 'gpt-6-sol'));
    assert.deepEqual(quantity, { value: 6, low: 6, high: 6, basis: 'assumed' });
    assert.match(reason ?? '', /o200k_base/);
  });

  it('has no number for models of a tokenizer that it lacks', () => {
    const { reason, ...quantity } = counter.count('some text', 'gpt-3');
    assert.deepEqual(quantity, { value: null, low: null, high: null, basis: 'unknown' });
    assert.match(reason ?? '', /tokenizer/);
  });

  it('counts a text again the same', () => {
    const first = counter.count(PROSE, 'claude-2');
    assert.deepEqual(counter.count(PROSE, 'claude-2'), first);
    assert.notDeepEqual(counter.count(PROSE, 'cl100k_base'), first);
  });

  it('pauses between the chunks of a long text, and stops when told', async () => {
    const text = PROSE.repeat(200);
    let pauses = 0;
    const pause = async () => {
      pauses++;
    };
    const counted = await counter.countLong(text, 'o200k_base', pause, new AbortController().signal);
    assert.deepEqual(counted, counter.count(text, 'o200k_base'));
    assert.ok(pauses > 3, `${pauses} pauses`);
    const controller = new AbortController();
    const stop = async () => controller.abort(new Error('stopped'));
    await assert.rejects(counter.countLong(`${text}!`, 'o200k_base', stop, controller.signal), /stopped/);
  });
});

describe('token counter, approximations', () => {
  let counter: TokenCounter;
  before(async () => {
    counter = await createTokenCounter(loadBytes);
  });

  /** Factor of a family for a text: its count over that of o200k_base. */
  function checkFactor(text: string, family: TokenizerFamily, expected: number): void {
    const { value, low, high, basis } = counter.count(text, family);
    const exact = counter.count(text, 'o200k_base').value ?? 0;
    assert.ok(
      value !== null && low !== null && high !== null && low < value && value < high,
      `${low} ${value} ${high}`,
    );
    assert.ok(Math.abs(value / exact - expected) < 0.011, `${family}: ${value / exact} instead of ${expected}`);
    assert.equal(basis, 'assumed');
  }

  it('multiplies by the factor of the content', () => {
    checkFactor(PROSE, 'claude-3-to-4.6', 1.1);
    checkFactor(CODE, 'claude-3-to-4.6', 1.2);
    checkFactor(JSON_TEXT, 'claude-3-to-4.6', 1.15);
    checkFactor(PROSE, 'claude-4.7-and-later', 1.5);
    checkFactor(CODE, 'gemini', 1.19);
    checkFactor('Привет, как дела? '.repeat(50), 'claude-3-to-4.6', 1.8);
    checkFactor('これは日本語の文章です。'.repeat(50), 'gemini', 0.77);
    checkFactor('这是一个中文句子。'.repeat(50), 'deepseek', 0.88);
    checkFactor('이것은 한국어 문장입니다. '.repeat(50), 'qwen', 1.08);
    checkFactor('Größere Städte müssen schöner werden. '.repeat(50), 'llama-3', 1.12);
  });

  it('mixes factors where a text mixes scripts', () => {
    const { value } = counter.count(PROSE + 'Привет, как дела? '.repeat(60), 'claude-2');
    const exact = counter.count(PROSE + 'Привет, как дела? '.repeat(60), 'o200k_base').value ?? 0;
    assert.ok(value !== null && value / exact > 1.25 && value / exact < 1.65, `${value} of ${exact}`);
  });

  it('widens the band for scripts that nobody measured', () => {
    const { value, low, high } = counter.count('สวัสดีครับ ยินดีต้อนรับ '.repeat(50), 'gemini');
    assert.ok(value !== null && low !== null && high !== null);
    assert.ok(low <= value * 0.71 && high >= value * 1.29, `${low} ${value} ${high}`);
  });

  it('keeps a band of a token around short texts', () => {
    assert.deepEqual(counter.count('Hello', 'llama-3'), {
      ...{ value: 1, low: 0, high: 2, basis: 'assumed' },
      reason: 'Llama 3 counted as o200k_base tokens times a measured factor',
    });
    assert.equal(counter.count('', 'gemini').high, 0);
  });
});
