/** Names that models of today begin with. */
const modelName =
  /^(?:[\w.-]+[/:])*(gpt-|chatgpt-|o[134](-|$)|text-embedding-|claude-|gemini-|gemma|llama|meta-llama|mistral|mixtral|codestral|ministral|command-|deepseek|grok-|qwen|kimi-|sonar|nova-|glm-|phi-)/i;

/** Whether a text looks like the id of a model, also with a provider or region before it. */
export function isModelName(text: string): boolean {
  return text.length <= 120 && !/\s|_model|_name/i.test(text) && modelName.test(text);
}
