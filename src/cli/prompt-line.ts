/** One line of prompts as JSON, as programs hand them over. */
import * as z from 'zod';
import type { AdvicePrompt } from '../core/advice/advice.ts';

/** A prompt, or what is wrong with its line. */
export type PromptLine =
  | { readonly kind: 'prompt'; readonly prompt: AdvicePrompt }
  | { readonly kind: 'problem'; readonly message: string };

const optionalText = z.string().nullish();

const promptSchema = z.object({
  id: z.union([z.string(), z.number()], 'it must be a text or a number'),
  prompt: z.string(),
  system: optionalText,
  model: optionalText,
  // A JSON Schema may come as text or as the object itself.
  schema: z.union([z.string(), z.record(z.string(), z.unknown())], 'it must be a text or a JSON Schema').nullish(),
});

/** Reads `{ id, prompt, system?, model?, schema? }`; other fields are passed over. Never throws. */
export function parsePromptLine(line: string): PromptLine {
  const json = parseJson(line);
  if (json === undefined) return { kind: 'problem', message: 'is not JSON' };
  const parsed = promptSchema.safeParse(json);
  if (!parsed.success) return { kind: 'problem', message: problemOf(json, parsed.error) };
  const { id, prompt, system, model, schema } = parsed.data;
  return {
    kind: 'prompt',
    prompt: {
      id: String(id),
      prompt,
      ...(system == null ? {} : { system }),
      ...(model == null ? {} : { model }),
      ...(schema == null ? {} : { schema: typeof schema === 'string' ? schema : JSON.stringify(schema) }),
    },
  };
}

/** Undefined, which JSON cannot say, where the line is none. */
function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function problemOf(json: unknown, { issues: [issue] }: z.ZodError): string {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return 'is not an object';
  const field = String(issue?.path[0] ?? '');
  if (!(field in json)) return `has no "${field}"`;
  return `has a wrong "${field}": ${issue?.message ?? 'it cannot be read'}`;
}
