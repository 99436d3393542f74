import assert from 'node:assert/strict';
import type { PromptTokenizer } from '../../../../src/core/estimate/context.ts';
import type { Operation, Quantity } from '../../../../src/core/model.ts';
import { createTokenCounter, type TokenCounter } from '../../../../src/core/tokens/counter.ts';
import { tokenizerFamilyOf } from '../../../../src/core/tokens/families.ts';
import { framingTokens } from '../../../../src/core/tokens/framing.ts';
import { type ImageInput, imageTokens } from '../../../../src/core/tokens/images.ts';
import { createModelTokenizer } from '../../../../src/core/tokens/prompt-tokenizer.ts';
import { toolPromptTokens } from '../../../../src/core/tokens/tools.ts';
import { loadBytes } from '../../../support/assets.ts';

/** OpenAI Cookbook, "How to count tokens with tiktoken", with what the API billed for it: 101 (gpt-4o) and 105 (gpt-4). */
const COOKBOOK_MESSAGES = [
  'You are a helpful assistant that can answer to questions about the weather.',
  "What's the weather like in San Francisco?",
];
const COOKBOOK_TOOLS = `[
  {
    "type": "function",
    "function": {
      "name": "get_current_weather",
      "description": "Get the current weather in a given location",
      "parameters": {
        "type": "object",
        "properties": {
          "location": {
            "type": "string",
            "description": "The city and state, e.g. San Francisco, CA",
          },
          "unit": {"type": "string", "description": "The unit of temperature to return", "enum": ["celsius", "fahrenheit"]},
        },
        "required": ["location"],
      },
    }
  }
]`;

function range({ value, low, high, basis }: Quantity): unknown[] {
  return basis === 'unknown' ? [basis] : [low, value, high, basis];
}

describe('message framing', () => {
  function check(operation: Operation, model: string, messages: number, expected: readonly unknown[]): void {
    assert.deepEqual(range(framingTokens(operation, tokenizerFamilyOf(null, model), model, messages)), expected);
  }

  it('is exact for the models that OpenAI documents', () => {
    check('chat', 'gpt-4o-mini', 2, [11, 11, 11, 'exact']);
    check('chat', 'ft:gpt-4o-mini-2024-07-18:acme::x', 1, [7, 7, 7, 'exact']);
    check('chat', 'gpt-3.5-turbo', 3, [15, 15, 15, 'exact']);
  });

  it('is a range for all others', () => {
    check('responses', 'gpt-4o', 2, [9, 11, 21, 'assumed']);
    check('chat', 'gpt-5', 2, [9, 11, 21, 'assumed']);
    check('chat', 'gpt-6-luna', 1, [6, 7, 14, 'assumed']);
    check('chat', 'claude-sonnet-5', 1, [5, 7, 12, 'assumed']);
    check('chat', 'gemini-2.5-pro', 1, [0, 1, 7, 'assumed']);
    check('agent', 'llama-3.3-70b', 1, [2, 7, 13, 'assumed']);
  });

  it('is nothing for text that is sent as it is', () => {
    check('embedding', 'text-embedding-3-small', 3, [0, 0, 0, 'exact']);
    check('completion', 'gpt-3.5-turbo-instruct', 1, [0, 0, 0, 'exact']);
    check('chat', 'gpt-4o', 0, [0, 0, 0, 'exact']);
  });
});

describe('model tokenizer', () => {
  let counter: TokenCounter;
  before(async () => {
    counter = await createTokenCounter(loadBytes);
  });

  function cookbookRequest(model: string): number {
    const tokenizer: PromptTokenizer = createModelTokenizer(counter, 'openai', model);
    const text = COOKBOOK_MESSAGES.map((message) => tokenizer.count(message).value ?? 0);
    const around = [tokenizer.framing(['system', 'user']), tokenizer.definitions(COOKBOOK_TOOLS, 1)];
    return [...text, ...around.map((quantity) => quantity.value ?? 0)].reduce((sum, tokens) => sum + tokens);
  }

  it('counts messages and tools as the API billed them', () => {
    assert.equal(cookbookRequest('gpt-4o'), 101);
    assert.equal(cookbookRequest('gpt-4'), 105);
  });

  it('counts tools of unknown form by their source, with a band', () => {
    const tokenizer = createModelTokenizer(counter, 'openai', 'gpt-4o');
    const source = '[tool(get_weather), { name: "x", parameters: schema(z.object({ city: z.string() })) }]';
    const tokens = tokenizer.count(source).value ?? 0;
    const expected = [Math.floor(tokens * 0.5), Math.round(tokens * 0.8), Math.ceil(tokens * 1.2), 'assumed'];
    assert.deepEqual(range(tokenizer.definitions(source, 2)), expected);
  });

  it("adds Anthropic's tool prompt to tools, not to a response schema", () => {
    const tokenizer = createModelTokenizer(counter, 'anthropic', 'claude-opus-4-6');
    const [tools, schema] = [tokenizer.definitions('{}', 1), tokenizer.definitions('{}', null)];
    assert.equal((tools.value ?? 0) - (schema.value ?? 0), 497);
    assert.equal((tools.high ?? 0) - (schema.high ?? 0), 589);
  });

  it('is named for people', () => {
    assert.equal(createModelTokenizer(counter, null, 'gpt-4o').name, 'o200k_base');
    assert.equal(createModelTokenizer(counter, null, 'claude-opus-4-6').name, 'Claude (o200k × factor)');
  });

  it('has no number for what it does not know', () => {
    const tokenizer = createModelTokenizer(counter, 'openai', 'text-davinci-003');
    assert.equal(tokenizer.definitions('{}', 1).basis, 'unknown');
    assert.equal(createModelTokenizer(counter, null, 'gpt-4o').image(null).basis, 'unknown');
  });
});

describe('tool prompt', () => {
  it('is the one of the table, by tool_choice', () => {
    const check = (model: string, isForced: boolean | null, expected: readonly unknown[]) =>
      assert.deepEqual(range(toolPromptTokens(tokenizerFamilyOf('anthropic', model), model, isForced)), expected);
    check('claude-opus-4-8', false, [290, 290, 290, 'exact']);
    check('claude-opus-4-8', true, [410, 410, 410, 'exact']);
    check('us.anthropic.claude-haiku-4-5-20251001-v1:0', null, [496, 496, 588, 'assumed']);
    check('claude-fable-5-1', null, [264, 400, 804, 'assumed']);
    check('gpt-4o', null, [0, 0, 0, 'exact']);
  });
});

describe('image tokens', () => {
  function check(
    model: string,
    size: readonly [number, number] | null,
    detail: string | null,
    expected: unknown[],
  ): void {
    const image: ImageInput = { size: size === null ? null : { width: size[0], height: size[1] }, detail };
    assert.deepEqual(range(imageTokens(model, image)), expected, `${model} ${size}`);
  }

  it("follows OpenAI's tiles", () => {
    check('gpt-4o', [1024, 1024], 'high', [765, 765, 765, 'exact']);
    check('gpt-4o', [2048, 4096], 'high', [1105, 1105, 1105, 'exact']);
    check('gpt-4o', [4096, 8192], 'low', [85, 85, 85, 'exact']);
    check('gpt-4o-mini', [512, 512], null, [8500, 8500, 8500, 'exact']);
    check('gpt-5', [512, 512], 'auto', [210, 210, 210, 'exact']);
    check('o1', null, 'low', [75, 75, 75, 'exact']);
  });

  it("follows OpenAI's patches", () => {
    check('o4-mini', [1024, 1024], 'high', [1762, 1762, 1762, 'exact']);
    check('gpt-4.1-mini', [1800, 2400], 'high', [2353, 2353, 2353, 'exact']);
    check('gpt-5.4', [1800, 2400], 'original', [4275, 4275, 4275, 'assumed']);
    check('gpt-6-sol', [1800, 2400], null, [4275, 4275, 4275, 'assumed']);
  });

  it("follows Anthropic's patches and limits", () => {
    check('claude-sonnet-4-5', [200, 200], null, [64, 64, 64, 'exact']);
    check('claude-sonnet-4-5', [1000, 1000], null, [1296, 1296, 1296, 'exact']);
    check('claude-sonnet-4-5', [4000, 3000], null, [1489, 1568, 1568, 'assumed']);
    check('claude-opus-4-7', [4000, 3000], null, [4544, 4784, 4784, 'assumed']);
  });

  it("follows Google's tiles and resolutions", () => {
    check('gemini-2.5-pro', [384, 384], null, [258, 258, 258, 'exact']);
    check('gemini-2.5-pro', [960, 540], null, [1548, 1548, 1548, 'assumed']);
    check('gemini-3-pro-preview', null, null, [1120, 1120, 1120, 'assumed']);
    check('gemini-3.8-flash', null, 'low', [280, 280, 280, 'assumed']);
  });

  it('is unknown without a size or a published rule', () => {
    check('gpt-4o', null, 'high', ['unknown']);
    check('claude-sonnet-5', null, null, ['unknown']);
    check('gemini-2.0-flash', null, null, ['unknown']);
    check('grok-4', [100, 100], null, ['unknown']);
  });
});
