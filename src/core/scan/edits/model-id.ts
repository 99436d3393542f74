/**
 * The id of another model in the style in which the present one is written: prefixes of providers and regions stay.
 */
import type { Call } from '../../model.ts';
import { type Refusal, refuse } from './edit.ts';

/** The text to write, or why nobody but the developer can say what it is. */
export function modelIdLike(call: Call, present: string, wanted: string): string | Refusal {
  if (present.startsWith('arn:')) return refuse('the model is named by an ARN of your account');
  if (present.includes('@')) return refuse(`Vertex names its models with a date: find the one of ${wanted}`);
  const prefix = prefixOf(call, present);
  const rest = present.slice(prefix.length);
  const vendorAt = wanted.includes('/') ? present.indexOf(wanted.slice(0, wanted.indexOf('/') + 1)) : -1;
  if (vendorAt >= 0) return present.slice(0, vendorAt) + wanted;
  if (isBedrockId(wanted)) return bedrockId(prefix, rest, wanted);
  return prefix + (wanted.includes('/') ? wanted.slice(wanted.lastIndexOf('/') + 1) : dotted(rest, wanted));
}

/** SDKs that put the provider before a colon: `openai:gpt-4o`. Elsewhere a colon begins a tag or a version. */
const withColon: ReadonlySet<string> = new Set(['pydantic-ai', 'langchain', 'ai-sdk', 'instructor']);

function prefixOf({ sdk }: Call, present: string): string {
  const slash = present.lastIndexOf('/') + 1;
  const colon = withColon.has(sdk) ? (/^[a-z][\w-]*:(?=[a-z])/.exec(present.slice(slash))?.[0].length ?? 0) : 0;
  return present.slice(0, slash + colon);
}

/** Gateways write versions with a dot (`claude-sonnet-4.5`) that the vendor writes with a dash. */
function dotted(present: string, wanted: string): string {
  return /^claude-.*\d\.\d/.test(present) ? wanted.replace(/(\d)-(\d)(?!\d)/, '$1.$2') : wanted;
}

function isBedrockId(wanted: string): boolean {
  return /^(?:(?:global|regional|us|eu|apac)\.)?(?:anthropic|amazon|meta|mistral|cohere|deepseek|openai|qwen)\.[\w.:-]+$/.test(
    wanted,
  );
}

/** Inference profiles of a region stay in it; a model that is sold by profile only needs one. */
function bedrockId(prefix: string, present: string, wanted: string): string | Refusal {
  const region = /^(us|us-gov|eu|apac|jp|au|global)\.(?=[a-z]+\.)/.exec(present)?.[0] ?? '';
  const bare = wanted.replace(/^(global|regional)\./, '');
  if (region === '' && bare !== wanted)
    return refuse(`${bare} is reached through an inference profile: choose one of your region`);
  return `${prefix}${region}${bare}`;
}
