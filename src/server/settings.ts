/** The settings `callcost.*` of an editor. The manifest of the extension repeats them; a test compares. */
import * as z from 'zod';

/**
 * Settings by the part of their key after `callcost.`; parsing an empty object gives the defaults. The scope is VS Code's:
 * `resource` for what may differ by folder, `window` for what holds for all of them, `machine` for what no workspace may set.
 */
export const settingsSchema = z.object({
  enabled: z.boolean().default(true).meta({
    scope: 'resource',
    description: 'Show what LLM calls cost. Off: no hints, CodeLens, hovers, findings or quick fixes.',
  }),
  inlayHints: z
    .object({
      enabled: z.boolean().default(true).meta({
        scope: 'resource',
        description: 'Show tokens and cost at the end of the line on which a call or a prompt starts.',
      }),
    })
    .prefault({}),
  codeLens: z
    .object({
      enabled: z.boolean().default(false).meta({
        scope: 'resource',
        description: 'Show a line above each call with its cost on every model tier.',
      }),
    })
    .prefault({}),
  diff: z
    .object({
      inHints: z.boolean().default(false).meta({
        scope: 'resource',
        description:
          'Show in the hint of a call what it costs more or less than on the main branch; the hover says it anyway. Needs a trusted workspace.',
      }),
    })
    .prefault({}),
  minimumCost: z.number().min(0).max(1000).default(0).meta({
    scope: 'resource',
    description:
      'Cost of a call in USD below which it gets no hint. A call without a known cost keeps its hint, and hovers always answer.',
  }),
  prices: z
    .object({
      refresh: z.enum(['never', 'daily']).default('never').meta({
        scope: 'machine',
        description:
          'When to fetch a newer price list. It never replaces newer prices by older ones. Needs a trusted workspace.',
      }),
    })
    .prefault({}),
  gateway: z
    .object({
      kind: z.enum(['none', 'litellm', 'bifrost', 'json', 'openrouter', 'portkey', 'langfuse']).default('none').meta({
        scope: 'machine',
        description:
          'What the LLM gateway is that knows the budgets of your team. "Call Cost: Set up budgets" sets it. No workspace can.',
      }),
      url: z.string().default('').meta({
        scope: 'machine',
        description:
          'Address of that gateway. Its key is kept in the secret storage of the editor and is sent to this address only.',
      }),
    })
    .prefault({}),
  budgets: z
    .object({
      warningThreshold: z.number().min(1).max(1000).default(80).meta({
        scope: 'window',
        description: 'Percent of a budget from which the meter in the status bar warns.',
      }),
      errorThreshold: z.number().min(1).max(1000).default(100).meta({
        scope: 'window',
        description: 'Percent of a budget from which it counts as exceeded.',
      }),
    })
    .prefault({}),
});

/** Settings as the server uses them. */
export type Settings = Readonly<z.output<typeof settingsSchema>>;

/** The settings that an editor sends for a document. A value of a wrong type counts as not set; others still hold. */
export function parseSettings(sent: unknown): Settings {
  const parsed = settingsSchema.safeParse(sent ?? {});
  if (parsed.success) return parsed.data;
  const usable = structuredClone(sent);
  for (const { path } of parsed.error.issues) removeAt(usable, path);
  const again = settingsSchema.safeParse(usable);
  return again.success ? again.data : settingsSchema.parse({});
}

function removeAt(value: unknown, path: readonly PropertyKey[]): void {
  const [key, ...rest] = path;
  if (key === undefined || typeof value !== 'object' || value === null) return;
  if (rest.length === 0) Reflect.deleteProperty(value, key);
  else removeAt(Reflect.get(value, key), rest);
}
