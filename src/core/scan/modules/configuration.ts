/**
 * Reading the configuration files of other tools: what is broken or of another form than expected counts as absent.
 */
import { parse as parseJsonWithComments } from 'jsonc-parser';
import { parse as parseToml } from 'smol-toml';
import * as z from 'zod';

/** A part of a configuration, of which some entries are read. */
export function table<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object(shape).optional().catch(undefined);
}

/** A text. */
export const textEntry = z.string().optional().catch(undefined);

/** One text or a list of them, as a list. */
export const textsEntry = z
  .union([z.string().transform((text) => [text]), z.array(z.string())])
  .optional()
  .catch(undefined);

/** Names with a text or several each. */
export const textsByName = z.record(z.string(), textsEntry).optional().catch(undefined);

/** Names with anything. */
export const valuesByName = z.record(z.string(), z.unknown()).optional().catch(undefined);

/** The content of a JSON file, in which comments and trailing commas are fine; undefined where there is none. */
export function readJson(text: string | null): unknown {
  return orAbsent(() => (text === null ? undefined : parseJsonWithComments(text, [], { allowTrailingComma: true })));
}

/** The content of a TOML file; undefined where there is none. */
export function readToml(text: string | null): unknown {
  return orAbsent(() => (text === null ? undefined : parseToml(text)));
}

/** The parsers throw on broken text, and run out of stack on text that is nested without end. */
function orAbsent(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}
