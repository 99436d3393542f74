/**
 * How much more a model writes than those of 2023 whose answers the lengths were measured on. Recent models, on the same hard
 * prompts: P95 2,430 against 698 tokens, P99 3,731 against 960. Those between, on AlpacaEval's 805 prompts: P99 of answer to
 * limit 1.1 to 1.5 (docs/advice.md).
 */
const VERBOSE = 3.5;
const TALKATIVE = 1.5;

const verboseModels =
  /\b(?:gpt-?5|gpt-?4\.[15]|chatgpt-4o|o[134](?:-|$)|claude-(?:opus|sonnet|haiku|fable|mythos)|claude-3[-.]7|gemini-(?:2|3|exp)|grok-[3-9]|deepseek|qwen-?[23]|qwq|kimi|glm-4|llama-?4|mistral-(?:large|medium)|magistral|minimax|gpt-oss)/i;
const talkativeModels =
  /\b(?:gpt-4(?:o|-turbo|-1106|-0125|-vision)|claude-3|gemini-(?:1|pro)|llama-?[23]|gemma|phi-[34]|nova|command|grok-[12]|mi[sx]tral|ministral|qwen|yi-|dbrx)/i;

/** The factor for answers that nothing holds short; 1 for older models and where no model is named. */
export function verbosityOf(model: string | undefined): number {
  if (model === undefined) return 1;
  if (verboseModels.test(model)) return VERBOSE;
  return talkativeModels.test(model) ? TALKATIVE : 1;
}

/**
 * OpenAI recommends to reserve at least 25,000 tokens for reasoning and answers when one starts with these models
 * (https://developers.openai.com/api/docs/guides/reasoning, allocating space for reasoning).
 */
const RESERVE_TOKENS = 25_000;

const reasoningModels =
  /\b(?:gpt-?[5-9](?!\d)(?!.*chat)|o[134](?:-|$)|deepseek-(?:r1|reasoner)|gemini-(?:2\.5-pro|3)|qwq|magistral|grok-(?:3-mini|4)|gpt-oss|kimi-k2-thinking)|\bthinking\b/i;

/** Tokens of hidden reasoning that count towards the limit, for models that always reason. */
export function reasoningReserve(model: string | undefined): number {
  return model !== undefined && reasoningModels.test(model) ? RESERVE_TOKENS : 0;
}
