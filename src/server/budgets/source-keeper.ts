import type { CreateAdapter, FeatureName } from '../../gateway/adapter.ts';
import { featureNamesOf } from '../../gateway/feature-names.ts';
import { type FetchPort, GatewayError } from '../../gateway/fetch-port.ts';
import type { GatewayStatus, PollerClock } from '../../gateway/poller.ts';
import type { PolicyScope } from '../../workspace/policy-scope.ts';
import type { ServerHost } from '../host.ts';
import type { Settings } from '../settings.ts';
import { type BudgetSource, chooseBudgetSource, isInside, type NetworkGatewayKind } from './budget-source.ts';
import { createFileSource, type WrittenText } from './file-source.ts';
import { createGatewaySource } from './gateway-source.ts';
import type { LiveSource } from './live-source.ts';

export interface SourceKeeperOptions {
  readonly host: Pick<ServerHost, 'readText' | 'realPath' | 'fileFacts'>;
  readonly folders: () => readonly string[];
  readonly settings: () => Promise<Settings>;
  /** The policies of the folders of the workspace. */
  readonly scopes: () => Promise<readonly PolicyScope[]>;
  readonly fetch: FetchPort;
  readonly adapterOf: (kind: NetworkGatewayKind) => CreateAdapter;
  readonly clock: PollerClock;
  /** The source tells something else, or is another one. */
  readonly onChange: () => void;
}

/** Keeps the source alive that settings and callcost.yml choose. Without one there is no timer and no request. */
export class SourceKeeper {
  private readonly options: SourceKeeperOptions;
  private source: BudgetSource = null;
  private live: LiveSource | null = null;
  private names: readonly FeatureName[] = [];
  private isFocused = false;
  private isDisposed = false;
  private choosing: Promise<void> = Promise.resolve();

  constructor(options: SourceKeeperOptions) {
    this.options = options;
  }

  chosen(): BudgetSource {
    return this.source;
  }

  /** Null without a source. */
  status(): GatewayStatus | null {
    return this.live?.status() ?? null;
  }

  /** Settles when the source is chosen, with what reads it; null without a source. */
  async settled(): Promise<LiveSource | null> {
    await this.choosing;
    return this.live;
  }

  /** Settings, folders or callcost.yml may have changed: the source is chosen again. Settles when it is. */
  reconsider(): Promise<void> {
    this.choosing = this.choosing.then(() => this.choose()).catch(() => undefined);
    return this.choosing;
  }

  setFocus(isFocused: boolean): void {
    this.isFocused = isFocused;
    this.live?.setFocus(isFocused);
  }

  /** Another key, or another permission: a person waits for what comes of it. */
  async keyChanged(): Promise<void> {
    await this.reconsider();
    this.live?.changed();
  }

  filesChanged(paths: readonly string[]): void {
    if (this.source?.kind === 'file' && paths.includes(this.source.path)) this.live?.changed();
  }

  dispose(): void {
    this.isDisposed = true;
    this.live?.dispose();
    this.live = null;
  }

  private async choose(): Promise<void> {
    const { settings, scopes, folders, onChange } = this.options;
    const policies = await scopes();
    const next = chooseBudgetSource(await settings(), policies, folders());
    this.names = featureNamesOf(policies.map(({ policy }) => policy));
    // A callcost.yml that is broken while it is typed says nothing about its source: the last one stays.
    const isUnknown = next === null && policies.some(isBroken);
    if (this.isDisposed || isUnknown || JSON.stringify(next) === JSON.stringify(this.source)) return;
    this.live?.dispose();
    this.source = next;
    this.live = this.open(next);
    this.live?.setFocus(this.isFocused);
    onChange();
  }

  private open(source: BudgetSource): LiveSource | null {
    const { fetch, adapterOf, clock, onChange } = this.options;
    switch (source?.kind) {
      case undefined:
        return null;
      case 'mistake':
        return mistake(source.message);
      case 'file':
        return createFileSource({
          ...source,
          read: () => this.readInside(source.path, source.name),
          features: () => this.names,
          now: clock.now,
          onChange,
        });
      case 'gateway': {
        const { baseUrl, timeZone, gateway } = source;
        const features = () => this.names;
        const createAdapter = adapterOf(gateway);
        return createGatewaySource({ createAdapter, baseUrl, timeZone, fetch, features, clock, onChange });
      }
    }
  }

  /** A link may lead out of the workspace as well as a path. */
  private async readInside(path: string, name: string): Promise<WrittenText> {
    const { host, folders } = this.options;
    const found = await host.realPath(path).catch(() => null);
    if (found === null) {
      throw new GatewayError('malformed', `${name} cannot be read. Write it, or change gateway.file in callcost.yml.`);
    }
    const roots = await Promise.all(folders().map((folder) => host.realPath(folder).catch(() => folder)));
    if (!isInside(found, roots)) {
      throw new GatewayError('not-allowed', `${name} leads out of the workspace and is not read.`);
    }
    const { isFile, bytes, writtenAt } = await host.fileFacts(found);
    if (!isFile || bytes > mostBytes) {
      throw new GatewayError('malformed', `${name} is ${isFile ? 'too large' : 'no file'} and is not read.`);
    }
    return { text: await host.readText(found), writtenAt };
  }
}

/** Budgets of a large company take some hundred kilobytes. */
const mostBytes = 20_000_000;

function isBroken({ problems }: PolicyScope): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** What cannot be a source says why, and does nothing. */
function mistake(message: string): LiveSource {
  const status: GatewayStatus = { snapshot: null, isStale: false, failure: 'not-allowed', message, nextAt: null };
  return {
    status: () => status,
    refresh: () => Promise.resolve(status),
    probe: () => Promise.reject(new GatewayError('not-allowed', message)),
    setFocus: () => undefined,
    changed: () => undefined,
    dispose: () => undefined,
  };
}
