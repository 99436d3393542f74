/** Where the budgets of a workspace come from. */
import { distinctBy } from '../../core/grouping.ts';
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
  | { readonly kind: 'files'; readonly files: readonly (BudgetFile | Mistake)[] }
  | Mistake
  | null;

/** A file with budgets that a callcost.yml names. */
export interface BudgetFile {
  readonly kind: 'file';
  readonly path: string;
  /** Relative to the folder of the workspace, for people. */
  readonly name: string;
  readonly timeZone: string;
}

/** A source that cannot be one, and why. */
export interface Mistake {
  readonly kind: 'mistake';
  readonly message: string;
}

/** A gateway that the person at the editor has set comes first, then the files that the callcost.yml files name. */
export function chooseBudgetSource(
  { gateway }: Pick<Settings, 'gateway'>,
  scopes: readonly PolicyScope[],
  folders: readonly string[],
): BudgetSource {
  if (gateway.kind !== 'none' && gateway.url.trim() !== '') {
    return gatewaySource(gateway.kind, gateway.url, scopes[0]?.policy.gateway.timeZone ?? 'UTC');
  }
  const files = scopes.flatMap((scope) => {
    const { file } = scope.policy.gateway;
    return file === undefined ? [] : [budgetFile(scope, file, folders)];
  });
  return files.length === 0 ? null : { kind: 'files', files: distinctBy(files, (file) => JSON.stringify(file)) };
}

/** Whether a source reads less than another one did, and nothing else. */
export function isPartOf(source: BudgetSource, before: BudgetSource): boolean {
  if (source === null) return true;
  if (source.kind !== 'files' || before?.kind !== 'files') return false;
  const known = new Set(before.files.map((file) => JSON.stringify(file)));
  return source.files.every((file) => known.has(JSON.stringify(file)));
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
function budgetFile(scope: PolicyScope, file: string, folders: readonly string[]): BudgetFile | Mistake {
  const { folder, policy } = scope;
  const path = joined(folder, file);
  if (path === null || !isInside(path, folders)) {
    return {
      kind: 'mistake',
      message: `${scope.file ?? 'callcost.yml'} names ${file} as gateway.file, which lies outside of the workspace and is not read. Name a file below callcost.yml.`,
    };
  }
  const names = folders.flatMap((top) => relativeTo(top, path) ?? []);
  const [name = file] = names.toSorted((one, other) => one.length - other.length);
  return { kind: 'file', path, name, timeZone: policy.gateway.timeZone };
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
