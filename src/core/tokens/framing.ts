import type { Operation, Quantity } from '../model.ts';
import type { TokenizerFamily } from './families.ts';
import { bareModelName } from './model-name.ts';

/** Tokens that an API adds to the text of a request: around each message (its role included), and once. */
interface FramingRule {
  readonly perMessage: readonly [low: number, value: number, high: number];
  readonly perRequest: readonly [low: number, value: number, high: number];
  readonly basis: 'exact' | 'assumed';
  readonly reason?: string;
}

/**
 * OpenAI Cookbook, "How to count tokens with tiktoken": 3 tokens a message, one for its role, and 3 that prime the
 * answer. There compared with the API for these models; they reach it to the token.
 */
const OPENAI_DOCUMENTED: FramingRule = { perMessage: [4, 4, 4], perRequest: [3, 3, 3], basis: 'exact' };
const OPENAI_DOCUMENTED_MODELS = /^(?:gpt-4o(?!.*(?:audio|realtime|transcribe|tts))|gpt-4(?:-|$)|gpt-3\.?5)/;

/** The same for OpenAI's later models and for the Responses API: not documented, seen to be 3 to 7 a message. */
const OPENAI_ASSUMED: FramingRule = {
  perMessage: [3, 4, 7],
  perRequest: [3, 3, 7],
  basis: 'assumed',
  reason: 'message framing of this model is not documented',
};

/** Anthropic's count endpoint says 8 for "Hi" as the only message; nothing is documented. */
const CLAUDE: FramingRule = {
  perMessage: [3, 4, 6],
  perRequest: [2, 3, 6],
  basis: 'assumed',
  reason: "Anthropic's message framing is not documented",
};

/** Google's count endpoint counts the text and hardly more. */
const GEMINI: FramingRule = {
  perMessage: [0, 1, 4],
  perRequest: [0, 0, 3],
  basis: 'assumed',
  reason: "Google's message framing is not documented",
};

/** Chat templates of open models: from `[INST]` of Mistral to header and end marks of Llama 3. */
const CHAT_TEMPLATE: FramingRule = {
  perMessage: [1, 4, 7],
  perRequest: [1, 3, 6],
  basis: 'assumed',
  reason: 'message framing depends on the chat template of the host',
};

/** Tokens around `messages` messages; text that is sent as it is (embeddings, completions) has none. */
export function framingTokens(
  operation: Operation,
  family: TokenizerFamily,
  model: string,
  messages: number,
): Quantity {
  if (messages === 0 || !isChat(operation)) {
    return { value: 0, low: 0, high: 0, basis: 'exact' };
  }
  const { perMessage, perRequest, basis, reason } = ruleOf(operation, family, model);
  const [low, value, high] = perMessage;
  return {
    value: value * messages + perRequest[1],
    low: low * messages + perRequest[0],
    high: high * messages + perRequest[2],
    basis,
    ...(reason === undefined ? {} : { reason }),
  };
}

function isChat(operation: Operation): boolean {
  return operation === 'chat' || operation === 'responses' || operation === 'agent';
}

function ruleOf(operation: Operation, family: TokenizerFamily, model: string): FramingRule {
  switch (family) {
    case 'o200k_base':
    case 'cl100k_base':
      return operation === 'chat' && OPENAI_DOCUMENTED_MODELS.test(bareModelName(model))
        ? OPENAI_DOCUMENTED
        : OPENAI_ASSUMED;
    case 'o200k_base-assumed':
      return OPENAI_ASSUMED;
    case 'claude-2':
    case 'claude-3-to-4.6':
    case 'claude-4.7-and-later':
      return CLAUDE;
    case 'gemini':
      return GEMINI;
    case 'gpt-3':
    case 'llama-3':
    case 'qwen':
    case 'deepseek':
    case 'mistral':
    case 'sentencepiece-32k':
    case 'other':
      return CHAT_TEMPLATE;
  }
}
