import type { GatewayKind } from '../core/budget.ts';
import type { CreateAdapter } from './adapter.ts';
import { createBifrostAdapter } from './bifrost.ts';
import { createJsonEndpointAdapter } from './json-endpoint.ts';
import { createLangfuseAdapter } from './langfuse.ts';
import { createLiteLlmAdapter } from './litellm.ts';
import { createOpenRouterAdapter } from './openrouter.ts';
import { createPortkeyAdapter } from './portkey.ts';

/** How each kind of gateway is read. A file needs no network, and is read by whoever has files. */
export const adapters: Readonly<Record<Exclude<GatewayKind, 'file'>, CreateAdapter>> = {
  litellm: createLiteLlmAdapter,
  bifrost: createBifrostAdapter,
  json: createJsonEndpointAdapter,
  openrouter: createOpenRouterAdapter,
  portkey: createPortkeyAdapter,
  langfuse: createLangfuseAdapter,
};
