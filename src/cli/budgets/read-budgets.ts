/** Budgets from where the environment or a callcost.yml says they are. */
import type { GatewaySnapshot } from '../../core/budget.ts';
import { UserError } from '../../core/errors.ts';
import { gatewayNames } from '../../core/gateway-names.ts';
import { adapters } from '../../gateway/adapters.ts';
import { featureNamesOf } from '../../gateway/feature-names.ts';
import { GatewayError } from '../../gateway/fetch-port.ts';
import { createGuardedFetch, normaliseBaseUrl } from '../../gateway/guarded-fetch.ts';
import type { EngineGateway } from '../../workspace/engine.ts';
import type { PolicyScope } from '../../workspace/policy-scope.ts';
import type { CommandContext } from '../command.ts';
import { readGatewayFiles } from '../gateway-file.ts';
import { type EnvironmentGateway, gatewayOfEnvironment } from './environment.ts';
import { networkFetch } from './network.ts';

export interface BudgetsRequest {
  readonly scopes: readonly PolicyScope[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Nothing may use the network. */
  readonly isOffline: boolean;
}

/** What was read, and from where. */
export interface ReadBudgets {
  readonly snapshot: GatewaySnapshot;
  readonly gateway: EngineGateway;
}

/**
 * Reads the gateway of the environment, else the budget files of callcost.yml files. An address in callcost.yml is never used by
 * itself. Throws a UserError, which holds no key, where there is nothing to read or it cannot be read.
 */
export async function readBudgets(request: BudgetsRequest, context: CommandContext): Promise<ReadBudgets> {
  const { scopes, environment, isOffline } = request;
  const named = gatewayOfEnvironment(environment);
  if (named !== null && !isOffline) return readGateway(named, request, context);
  const snapshot = await readGatewayFiles(scopes, context.at);
  if (snapshot !== null) return { snapshot, gateway: { kind: null, url: null, snapshots: [snapshot] } };
  if (named !== null) {
    throw new UserError('The gateway needs the network, and --offline forbids it.', 'Leave --offline out.');
  }
  throw nothingSetUp(scopes);
}

async function readGateway(
  { kind, url, key }: EnvironmentGateway,
  { scopes }: BudgetsRequest,
  { terminal, at, signal }: CommandContext,
): Promise<ReadBudgets> {
  try {
    const baseUrl = normaliseBaseUrl(kind, url);
    terminal.progress(`Asking ${gatewayNames[kind]} at ${new URL(baseUrl).host}`);
    const adapter = adapters[kind]({
      fetch: createGuardedFetch({
        baseUrl,
        key: () => Promise.resolve(key),
        fetch: await networkFetch(baseUrl),
      }),
      baseUrl,
      timeZone: scopes[0]?.policy.gateway.timeZone ?? 'UTC',
    });
    const features = featureNamesOf(scopes.map(({ policy }) => policy));
    const snapshot = await adapter.read({ now: at, features, signal });
    return { snapshot, gateway: { kind, url: baseUrl, snapshots: [snapshot] } };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const isAboutKey = error.failure === 'no-key' || error.failure === 'refused';
    throw new UserError(error.message, isAboutKey ? 'The key is read from CALLCOST_GATEWAY_KEY.' : null);
  }
}

function nothingSetUp(scopes: readonly PolicyScope[]): UserError {
  const offered = scopes.find(({ policy }) => policy.gateway.url !== undefined);
  if (offered === undefined) {
    return new UserError(
      'No budgets are set up.',
      'Name a JSON file as gateway.file in callcost.yml, or a gateway by CALLCOST_GATEWAY_KIND, CALLCOST_GATEWAY_URL and CALLCOST_GATEWAY_KEY (docs/budgets.md).',
    );
  }
  const { kind = 'json', url = '' } = offered.policy.gateway;
  // The host only: an address may hold what nobody should read in the log of a pipeline.
  const host = URL.canParse(url) ? ` at ${new URL(url).host}` : '';
  return new UserError(
    `${offered.file ?? 'callcost.yml'} names a gateway${host}, which the command line never uses by itself.`,
    `To use it, set CALLCOST_GATEWAY_KIND=${kind}, CALLCOST_GATEWAY_URL and CALLCOST_GATEWAY_KEY.`,
  );
}
