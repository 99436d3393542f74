/** Providers as they write themselves; ids that are not listed stand for themselves. */
export function formatProvider(id: string): string {
  return names.get(id) ?? id;
}

const names: ReadonlyMap<string, string> = new Map([
  ['openai', 'OpenAI'],
  ['azure', 'Azure OpenAI'],
  ['anthropic', 'Anthropic'],
  ['google', 'Google'],
  ['aws', 'Amazon Bedrock'],
  ['bedrock', 'Amazon Bedrock'],
  ['vertex', 'Google Vertex AI'],
  ['mistral', 'Mistral'],
  ['cohere', 'Cohere'],
  ['groq', 'Groq'],
  ['together', 'Together'],
  ['fireworks', 'Fireworks'],
  ['deepseek', 'DeepSeek'],
  ['x-ai', 'xAI'],
  ['perplexity', 'Perplexity'],
  ['openrouter', 'OpenRouter'],
  ['voyageai', 'Voyage AI'],
  ['huggingface', 'Hugging Face'],
  ['litellm', 'LiteLLM'],
  ['bifrost', 'Bifrost'],
  ['portkey', 'Portkey'],
]);
