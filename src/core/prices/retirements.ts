/**
 * The days on which providers switched models off, or will, as their own pages say:
 * https://platform.openai.com/docs/deprecations, https://platform.claude.com/docs/en/about-claude/model-deprecations and
 * https://ai.google.dev/gemini-api/docs/deprecations. They hold for the provider's own API; Azure, Bedrock and Vertex
 * have schedules of their own. Kept by hand: a model that is missing here has no day that is known.
 */
import type { ModelFacts } from './capabilities.ts';
import { providerKindOf } from './providers.ts';

/** When a model stops, or has stopped, to be served; `day` is null where only the fact is known. */
export interface Retirement {
  /** `YYYY-MM-DD`. */
  readonly day: string | null;
  readonly source: string;
}

/** The retirement of a model at a provider; null where none is known. A model that only others serve is not asked about. */
export function retirementOf(provider: string | null, model: string, facts: ModelFacts | null): Retirement | null {
  const vendor = vendors.find(({ models }) => models.test(model));
  if (vendor === undefined || !isOwnApi(provider, vendor.provider)) return null;
  const entry = vendor.retired.find(([, pattern]) => pattern.test(model));
  if (entry !== undefined) return { day: entry[0], source: vendor.source };
  return facts?.retired === true ? { day: null, source: 'model list of llm-zoo, 23 Sep 2026' } : null;
}

/** Vertex and other resellers keep models longer, or shorter, than the vendor does. */
function isOwnApi(provider: string | null, vendor: string): boolean {
  if (provider === null || /vertex/i.test(provider)) return false;
  const kind = providerKindOf(provider);
  return kind?.kind === 'catalogue' && kind.id === vendor;
}

interface Vendor {
  readonly provider: string;
  readonly models: RegExp;
  readonly source: string;
  /** The first pattern that fits counts. */
  readonly retired: readonly (readonly [day: string, model: RegExp])[];
}

const openai: Vendor = {
  provider: 'openai',
  models: /^(?:gpt-|o\d|chatgpt-|codex-|(?:text-|code-)?davinci-|babbage-)/,
  source: 'platform.openai.com/docs/deprecations',
  retired: [
    ['2024-01-04', /^(?:text-davinci-00[123]|code-davinci-00[12])$/],
    ['2024-09-13', /^gpt-3\.5-turbo-(?:0301|0613|16k-0613)$/],
    ['2024-12-06', /^gpt-4-(?:vision-preview|1106-vision-preview)$/],
    ['2025-06-06', /^gpt-4-32k(?:-0314|-0613)?$/],
    ['2025-07-14', /^gpt-4\.5-preview/],
    ['2025-07-28', /^o1-preview/],
    ['2025-10-27', /^o1-mini/],
    ['2026-01-16', /^codex-mini-latest$/],
    ['2026-02-17', /^chatgpt-4o-latest$/],
    ['2026-03-26', /^gpt-4-(?:0314|1106-preview|0125-preview|turbo-preview)$/],
    ['2026-07-23', /^gpt-4o(?:-mini)?-search-preview(?:-2025-03-11)?$/],
    [
      '2026-07-23',
      /^(?:gpt-5-chat-latest|gpt-5\.1-chat-latest|gpt-5-codex|gpt-5\.1-codex(?:-max|-mini)?|gpt-5\.2-codex)$/,
    ],
    ['2026-07-23', /^(?:o3|o4-mini)-deep-research(?:-2025-06-26)?$/],
    ['2026-08-10', /^gpt-5\.[23]-chat-latest$/],
    ['2026-09-28', /^(?:gpt-3\.5-turbo-(?:instruct|1106)|babbage-002|davinci-002)$/],
    ['2026-10-23', /^(?:gpt-3\.5-turbo(?:-0125)?|gpt-4(?:-0613)?|gpt-4-turbo(?:-2024-04-09)?|gpt-4o-2024-05-13)$/],
    ['2026-10-23', /^(?:gpt-4\.1-nano(?:-2025-04-14)?|o1(?:-2024-12-17)?|o1-pro(?:-2025-03-19)?)$/],
    ['2026-10-23', /^(?:o3-mini(?:-2025-01-31)?|o4-mini(?:-2025-04-16)?)$/],
    ['2026-12-10', /^gpt-5(?:-mini|-nano)?-2025-08-07$|^gpt-5-pro-2025-10-06$/],
  ],
};

const anthropic: Vendor = {
  provider: 'anthropic',
  models: /^claude-/,
  source: 'platform.claude.com/docs/en/about-claude/model-deprecations',
  retired: [
    ['2024-11-06', /^claude-(?:1(?:\.\d)?|instant-1(?:\.\d)?)$/],
    ['2025-07-21', /^claude-(?:2\.[01]|3-sonnet-20240229)$/],
    ['2025-10-28', /^claude-3-5-sonnet-(?:20240620|20241022|latest)$/],
    ['2026-01-05', /^claude-3-opus-(?:20240229|latest)$/],
    ['2026-02-19', /^claude-3-(?:7-sonnet|5-haiku)-/],
    ['2026-04-20', /^claude-3-haiku-20240307$/],
    ['2026-06-15', /^claude-(?:opus|sonnet)-4(?:-0|-20250514)$/],
    ['2026-08-05', /^claude-opus-4-1(?:-20250805)?$/],
  ],
};

const google: Vendor = {
  provider: 'google',
  models: /^(?:models\/)?gemini-/,
  source: 'ai.google.dev/gemini-api/docs/deprecations',
  retired: [
    ['2025-02-15', /gemini-(?:1\.0-pro|pro)(?:-latest|-001|-vision|-vision-latest)?$/],
    ['2025-09-29', /gemini-1\.5-(?:pro|flash|flash-8b)(?:-latest|-00[12])?$/],
    ['2025-12-02', /gemini-2\.5-pro-preview-0[356]-\d\d$/],
    ['2026-03-09', /gemini-3-pro-preview$/],
    ['2026-05-25', /gemini-3\.1-flash-lite-preview$/],
    ['2026-06-01', /gemini-2\.0-flash(?:-lite)?(?:-001)?$/],
    ['2026-12-01', /gemini-2\.5-(?:pro|flash)$/],
  ],
};

/** Providers whose retirements only the list of llm-zoo knows. */
const others: readonly Vendor[] = [
  { provider: 'x-ai', models: /^grok-/, source: '', retired: [] },
  { provider: 'deepseek', models: /^deepseek-/, source: '', retired: [] },
  { provider: 'moonshotai', models: /^kimi-/, source: '', retired: [] },
];

const vendors: readonly Vendor[] = [openai, anthropic, google, ...others];
