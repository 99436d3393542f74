import type { Call } from './model.ts';

/** Whether a request is billed by its tokens, which a price of one's own can be given for. */
export function isBilledByTokens({ operation, provider, model }: Call): boolean {
  const name = model?.value ?? '';
  return operations.has(operation) && provider !== 'replicate' && !otherMedia.test(name) && !isPlaceholder(name);
}

/** A name that says nothing of a model: what servers of a single model take, or choose by, and what somebody is to put in. */
export function isPlaceholder(model: string): boolean {
  return /^(?:tgi|local-model|default|auto)$|your_|<|xxx/i.test(model);
}

const operations: ReadonlySet<string> = new Set(['chat', 'responses', 'completion', 'embedding', 'agent']);

/** What is billed by the second or by the hour, by the picture or the song; and names of resources. */
const otherMedia = /image|tts|audio|veo|lyria|speech|whisper|dall-?e|diffusion|segment|(?:^|[^a-z])arn(?:[^a-z]|$)/i;
