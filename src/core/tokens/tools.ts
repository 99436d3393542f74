import * as z from 'zod';
import type { Quantity } from '../model.ts';
import type { TokenizerFamily } from './families.ts';
import { bareModelName } from './model-name.ts';

/** A function that a model may call, as the API gets it. */
export type ToolDefinition = z.infer<typeof toolDefinition>;

const toolDefinition = z.object({
  name: z.string(),
  description: z.string().default(''),
  parameters: z
    .object({
      properties: z
        .record(
          z.string(),
          z.object({
            type: z.string().default(''),
            description: z.string().default(''),
            enum: z.array(z.union([z.string(), z.number()]).transform(String)).optional(),
          }),
        )
        .default({}),
    })
    .default({ properties: {} }),
});
const toolList = z.array(
  z.union([
    z.object({ type: z.literal('function'), function: toolDefinition }).transform((tool) => tool.function),
    toolDefinition,
  ]),
);

/**
 * OpenAI Cookbook, "How to count tokens with tiktoken", tokens for tools: there equal to what the API bills for
 * functions with plain parameters. The first number differs between the generations.
 */
const FUNCTION_START_O200K = 7;
const FUNCTION_START_CL100K = 10;
const FUNCTION_END = 12;
const PROPERTIES_START = 3;
const PROPERTY = 3;
const ENUM_START = -3;
const ENUM_ITEM = 3;

/**
 * Anthropic's documentation, "Tool use system prompt token count" of `tool_choice` `auto` and `none`, then `any` and
 * `tool`: the API adds these to every request that has tools.
 */
const CLAUDE_TOOL_PROMPTS: readonly (readonly [RegExp, auto: number, forced: number])[] = [
  [/opus-4[.-]8/, 290, 410],
  [/opus-4[.-]7/, 675, 804],
  [/sonnet-5/, 354, 474],
  [/(?:opus|sonnet)-4[.-]6/, 497, 589],
  [/(?:opus|sonnet|haiku)-4[.-]5/, 496, 588],
  [/(?:opus|sonnet)-4|3[.-]7-sonnet|3[.-]5-sonnet/, 313, 346],
  [/3[.-]5-haiku/, 264, 355],
];
/** Models that the table lacks: anything between its extremes. */
const CLAUDE_TOOL_PROMPT_RANGE = [264, 400, 804] as const;

/**
 * Source text of definitions against the tokens that they become: the code around them and the JSON punctuation go,
 * field names and types stay. A guess with a wide band, where only the source is known.
 */
const SOURCE_SHARE = { low: 0.5, value: 0.8, high: 1.2 } as const;

/** Tools by OpenAI's documented rule. `countText` counts text exactly, in the family's encoding. */
export function functionTokens(
  tools: readonly ToolDefinition[],
  family: TokenizerFamily,
  countText: (text: string) => number,
): number {
  const start = family === 'cl100k_base' ? FUNCTION_START_CL100K : FUNCTION_START_O200K;
  let tokens = 0;
  for (const { name, description, parameters } of tools) {
    const properties = Object.entries(parameters.properties);
    tokens += start + countText(`${name}:${withoutPoint(description)}`) + FUNCTION_END;
    tokens += properties.length > 0 ? PROPERTIES_START : 0;
    for (const [key, property] of properties) {
      tokens += PROPERTY + countText(`${key}:${property.type}:${withoutPoint(property.description)}`);
      tokens += property.enum === undefined ? 0 : ENUM_START;
      for (const item of property.enum ?? []) {
        tokens += ENUM_ITEM + countText(item);
      }
    }
  }
  return tokens;
}

/** Reads tools from source text that is JSON, or JSON but for trailing commas and Python's constants; null otherwise. */
export function parseToolDefinitions(source: string): readonly ToolDefinition[] | null {
  const json = source
    .replace(/,(\s*[\]}])/g, '$1')
    .replace(/:\s*(True|False|None)\b/g, (_, word: string) => `: ${word === 'None' ? 'null' : word.toLowerCase()}`);
  try {
    const tools = toolList.safeParse(JSON.parse(json));
    return tools.success ? tools.data : null;
  } catch {
    // Most source text is no JSON: it is then counted as text.
    return null;
  }
}

/** Tokens of definitions whose source text has `sourceTokens` tokens. */
export function definitionTokensFromSource(sourceTokens: Quantity): Quantity {
  const { value, low, high } = sourceTokens;
  return value === null || low === null || high === null
    ? sourceTokens
    : {
        value: Math.round(value * SOURCE_SHARE.value),
        low: Math.floor(low * SOURCE_SHARE.low),
        high: Math.ceil(high * SOURCE_SHARE.high),
        basis: 'assumed',
        reason: 'definitions counted by their source text',
      };
}

/** What the API adds to a request because it has tools; `isForced` when `tool_choice` names or demands one. */
export function toolPromptTokens(family: TokenizerFamily, model: string, isForced: boolean | null): Quantity {
  if (!family.startsWith('claude')) {
    return { value: 0, low: 0, high: 0, basis: 'exact' };
  }
  const name = bareModelName(model);
  const known = CLAUDE_TOOL_PROMPTS.find(([pattern]) => pattern.test(name));
  if (known === undefined) {
    const [low, value, high] = CLAUDE_TOOL_PROMPT_RANGE;
    return { value, low, high, basis: 'assumed', reason: `Anthropic's tool prompt for ${name} is not in its table` };
  }
  const [, auto, forced] = known;
  if (isForced !== null) {
    const tokens = isForced ? forced : auto;
    return { value: tokens, low: tokens, high: tokens, basis: 'exact' };
  }
  const reason = 'tool_choice decides the size of the tool prompt';
  return { value: auto, low: Math.min(auto, forced), high: Math.max(auto, forced), basis: 'assumed', reason };
}

function withoutPoint(description: string): string {
  return description.endsWith('.') ? description.slice(0, -1) : description;
}
