/**
 * Whether two names mean the same model: gateways write `openai/gpt-5.4`, providers answer with dated versions such as
 * `gpt-5.4-2026-03-05` or `claude-sonnet-5@20260901`.
 */
export function isSameModel(one: string, other: string): boolean {
  return plainName(one) === plainName(other);
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .slice(name.lastIndexOf('/') + 1)
    .replace(/^(?:[a-z]{2,4}\.)?(?:anthropic|meta|mistral|amazon|cohere|deepseek|openai)\./, '')
    .replace(/-v\d+(?::\d+)?$/, '')
    .replace(/[-@](?:\d{4}-\d{2}-\d{2}|\d{8}|latest)$/, '');
}
