/** Parameters of our own requests, parsed: a client may send anything. */
import * as z from 'zod';
import { UserError } from '../core/errors.ts';
import type {
  AgentToolParams,
  ConfigLocationParams,
  DescribeCallParams,
  DiffParams,
  EditorNotifications,
  MeterParams,
  PromptLocationsParams,
  RefsParams,
  ReportViewParams,
  ScanParams,
} from './protocol.ts';

/** Throws a UserError for anything else; so do the others. */
export function parseScanParams(sent: unknown): ScanParams {
  const { folders, workDoneToken } = parse('callcost/scan', scanParams, sent);
  return workDoneToken === undefined ? { folders } : { folders, workDoneToken };
}

export function parseReportViewParams(sent: unknown): ReportViewParams {
  const { base } = parse('callcost/reportView', z.object({ base: z.string().nullish() }), sent);
  return { ...parseScanParams(sent), base: base ?? null };
}

/** Any view that this program has made: it goes back into a page as it came. */
export function parseReportPageParams(sent: unknown): { readonly view: { readonly title: string } } {
  return parse('callcost/reportPage', z.object({ view: z.looseObject({ title: z.string() }) }), sent);
}

export function parseDiffParams(sent: unknown): DiffParams {
  return parse('callcost/diff', diffParams, sent);
}

export function parseRefsParams(sent: unknown): RefsParams {
  return parse('callcost/refs', refsParams, sent);
}

export function parseConfigLocationParams(sent: unknown): ConfigLocationParams {
  return parse('callcost/configLocation', configLocationParams, sent);
}

export function parsePromptLocationsParams(sent: unknown): PromptLocationsParams {
  return parse('callcost/promptLocations', placeParams, sent);
}

export function parseDescribeCallParams(sent: unknown): DescribeCallParams {
  return parse('callcost/describeCall', placeParams, sent);
}

export function parseAgentToolParams(sent: unknown): AgentToolParams {
  return parse('callcost/agentTool', z.object({ name: z.string(), input: z.unknown(), folder: z.string() }), sent);
}

export function parseMeterParams(sent: unknown): MeterParams {
  return parse('callcost/meter', z.object({ uri: z.string().nullable() }), sent);
}

export function parseWindowFocus(sent: unknown): EditorNotifications['callcost/windowFocus'] {
  return parse('callcost/windowFocus', z.object({ isFocused: z.boolean() }), sent);
}

const scanParams = z.object({
  folders: z.array(z.string()),
  workDoneToken: z.union([z.string(), z.number()]).optional(),
});

const diffParams = z.object({ folder: z.string(), base: z.string().nullable() });

const refsParams = z.object({ folder: z.string() });

const configLocationParams = z.object({ uri: z.string(), key: z.array(z.string()) });

const placeParams = z.object({
  uri: z.string(),
  position: z.object({ line: z.number().int().min(0), character: z.number().int().min(0) }),
});

function parse<Output>(method: string, schema: z.ZodType<Output>, sent: unknown): Output {
  const parsed = schema.safeParse(sent);
  if (parsed.success) return parsed.data;
  throw new UserError(`The parameters of ${method} are wrong: ${z.prettifyError(parsed.error)}.`);
}
