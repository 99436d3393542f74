/** Where the budgets of a workspace come from. */
import { GatewayError } from '../../gateway/fetch-port.ts';
import { normaliseBaseUrl } from '../../gateway/guarded-fetch.ts';
import { relativeTo } from '../../workspace/paths.ts';
import type { PolicyScope } from '../../workspace/policy-scope.ts';
import type { GatewayOffer } from '../protocol.ts';
import type { Settings } from '../settings.ts';

/** A gateway that is reached over the network. */
export type NetworkGatewayKind = Exclude<Settings['gateway']['kind'], 'none'>;

/** A source as the settings and callcost.yml choose it; null for none. It is data: two choices can be compared. */
export type BudgetSource =
  | {
      readonly kind: 'gateway';
      readonly gateway: NetworkGatewayKind;
      readonly baseUrl: string;
      readonly timeZone: string;
    }
  | { readonly kind: 'file'; readonly path: string; readonly name: string; readonly timeZone: string }
  | { readonly kind: 'mistake'; readonly message: string }
  | null;

/** A gateway that the person at the editor has set comes first, then the file that a callcost.yml names. */
export function chooseBudgetSource(
  { gateway }: Pick<Settings, 'gateway'>,
  scopes: readonly PolicyScope[],
  folders: readonly string[],
): BudgetSource {
  if (gateway.kind !== 'none' && gateway.url.trim() !== '') {
    return gatewaySource(gateway.kind, gateway.url, scopes[0]?.policy.gateway.timeZone ?? 'UTC');
  }
  const naming = scopes.find(({ policy }) => policy.gateway.file !== undefined);
  const file = naming?.policy.gateway.file;
  return naming === undefined || file === undefined ? null : fileSource(naming, file, folders);
}

/** The gateway that a callcost.yml names while none is set: it is offered, and never used without a yes. */
export function offeredGateway(
  { gateway }: Pick<Settings, 'gateway'>,
  scopes: readonly PolicyScope[],
): GatewayOffer | null {
  if (gateway.kind !== 'none') return null;
  const [named] = scopes.flatMap(
    ({
      policy: {
        gateway: { kind, url },
      },
    }) => (kind === undefined || url === undefined ? [] : [{ kind, url }]),
  );
  return named ?? null;
}

function gatewaySource(gateway: NetworkGatewayKind, url: string, timeZone: string): BudgetSource {
  try {
    return { kind: 'gateway', gateway, baseUrl: normaliseBaseUrl(gateway, url), timeZone };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return { kind: 'mistake', message: error.message };
  }
}

/** The path may not lead out of the folders of the workspace; links are followed, and looked at, when it is read. */
function fileSource({ folder, policy }: PolicyScope, file: string, folders: readonly string[]): BudgetSource {
  const path = joined(folder, file);
  if (path === null || !isInside(path, folders)) {
    return {
      kind: 'mistake',
      message: `callcost.yml names ${file} as gateway.file, which lies outside of the workspace and is not read. Name a file below callcost.yml.`,
    };
  }
  return { kind: 'file', path, name: file, timeZone: policy.gateway.timeZone };
}

/** Whether a path lies in one of the folders. */
export function isInside(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => relativeTo(folder, path) !== null);
}

/** A relative path below a folder; null where it climbs out of it, or is no relative path. */
function joined(folder: string, file: string): string | null {
  const parts = file.replaceAll('\\', '/').split('/');
  const isRelative = parts[0] !== '' && !/^[a-z]+:/i.test(file);
  if (!isRelative || parts.includes('..')) return null;
  return [folder, ...parts.filter((part) => part !== '.' && part !== '')].join('/');
}
