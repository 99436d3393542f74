/** The gateway that the environment names: only a person, or a pipeline, sets it; no file of a workspace can. */
import * as z from 'zod';
import { UserError } from '../../core/errors.ts';

const gatewayKind = z.enum(['litellm', 'bifrost', 'json', 'openrouter', 'portkey', 'langfuse']);

export interface EnvironmentGateway {
  readonly kind: z.output<typeof gatewayKind>;
  readonly url: string;
  /** Never printed. */
  readonly key: string | null;
}

/** Null where the environment names none. Throws a UserError, without the values, where it does so by halves. */
export function gatewayOfEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): EnvironmentGateway | null {
  const settingOf = (name: string) => environment[name]?.trim() || null;
  const [kind, url] = [settingOf('CALLCOST_GATEWAY_KIND'), settingOf('CALLCOST_GATEWAY_URL')];
  if (kind === null && url === null) return null;
  const read = gatewayKind.safeParse(kind);
  if (!read.success) {
    const problem = kind === null ? 'is not set' : 'is none that is known';
    throw new UserError(`CALLCOST_GATEWAY_KIND ${problem}.`, `Set it to one of ${gatewayKind.options.join(', ')}.`);
  }
  if (url === null) {
    throw new UserError('CALLCOST_GATEWAY_URL is not set.', 'Set it to the address of the gateway.');
  }
  return { kind: read.data, url, key: settingOf('CALLCOST_GATEWAY_KEY') };
}
