import type { GatewayKind } from './budget.ts';

/** What people call the sources of budgets. */
export const gatewayNames: Readonly<Record<GatewayKind, string>> = {
  litellm: 'LiteLLM',
  bifrost: 'Bifrost',
  json: 'the budget endpoint',
  openrouter: 'OpenRouter',
  portkey: 'Portkey',
  langfuse: 'Langfuse',
  file: 'the budget file',
};
