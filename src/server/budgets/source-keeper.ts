import type { CreateAdapter, FeatureName } from '../../gateway/adapter.ts';
import { featureNamesOf } from '../../gateway/feature-names.ts';
import { type FetchPort, GatewayError } from '../../gateway/fetch-port.ts';
import type { GatewayStatus, PollerClock } from '../../gateway/poller.ts';
import type { PolicyScope } from '../../workspace/policy-scope.ts';
import type { ServerHost } from '../host.ts';
import type { Settings } from '../settings.ts';
import {
  type BudgetFile,
  type BudgetSource,
  chooseBudgetSource,
  isInside,
  isPartOf,
  type Mistake,
  type NetworkGatewayKind,
} from './budget-source.ts';
import { createFileSource, type WrittenText } from './file-source.ts';
import { createGatewaySource } from './gateway-source.ts';
import { joinedSource } from './joined-source.ts';
import type { LiveSource } from './live-source.ts';

export interface SourceKeeperOptions {
  readonly host: Pick<ServerHost, 'readText' | 'realPath' | 'fileFacts'>;
  readonly folders: () => readonly string[];
  readonly settings: () => Promise<Settings>;
  /** The policies that hold in the folders of the workspace, those of whole folders first. */
  readonly scopes: () => Promise<readonly PolicyScope[]>;
  /** Has the files of the workspace listed; settles when they are, and never rejects. */
  readonly listFolders: () => Promise<void>;
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
  /** What is read while the window has the focus; null before it may be. */
  private focused: LiveSource | null = null;
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
    this.focused?.setFocus(isFocused);
  }

  /** Another key, or another permission: a person waits for what comes of it. */
  async keyChanged(): Promise<void> {
    await this.reconsider();
    if (this.source?.kind === 'gateway') this.follow(this.live);
    this.live?.changed();
  }

  filesChanged(paths: readonly string[]): void {
    if (this.source?.kind !== 'files') return;
    if (this.source.files.some((file) => file.kind === 'file' && paths.includes(file.path))) this.live?.changed();
  }

  dispose(): void {
    this.isDisposed = true;
    this.live?.dispose();
    this.live = null;
    this.focused = null;
  }

  private async choose(): Promise<void> {
    const { settings, scopes, folders, onChange } = this.options;
    const policies = await scopes();
    const next = chooseBudgetSource(await settings(), policies, folders());
    const isOtherwiseNamed = this.namesChanged(featureNamesOf(policies.map(({ policy }) => policy)));
    // A callcost.yml that is broken while it is typed says nothing about its source: the last one stays.
    const isUnknown = policies.some(isBroken) && isPartOf(next, this.source);
    if (this.isDisposed || isUnknown) return;
    if (JSON.stringify(next) === JSON.stringify(this.source)) {
      // A gateway is asked by the new names when it is due; a file is read at once.
      if (isOtherwiseNamed && next?.kind === 'files') this.live?.changed();
      return;
    }
    this.live?.dispose();
    this.source = next;
    this.live = this.open(next);
    this.focused = null;
    if (next?.kind === 'gateway') void this.begin(this.live);
    onChange();
  }

  /** A gateway is asked by the names of all features, and those below the folders are known when their files are. */
  private async begin(live: LiveSource | null): Promise<void> {
    await this.options.listFolders();
    await this.reconsider();
    if (this.live === live) this.follow(live);
  }

  private follow(live: LiveSource | null): void {
    if (live === this.focused) return;
    this.focused = live;
    live?.setFocus(this.isFocused);
  }

  private namesChanged(names: readonly FeatureName[]): boolean {
    const isOther = JSON.stringify(names) !== JSON.stringify(this.names);
    this.names = names;
    return isOther;
  }

  private open(source: BudgetSource): LiveSource | null {
    const { fetch, adapterOf, clock, onChange } = this.options;
    switch (source?.kind) {
      case undefined:
        return null;
      case 'mistake':
        return mistake(source);
      case 'files':
        return joinedSource(source.files.map((file) => (file.kind === 'file' ? this.openFile(file) : mistake(file))));
      case 'gateway': {
        const { baseUrl, timeZone, gateway } = source;
        const features = () => this.names;
        const createAdapter = adapterOf(gateway);
        return createGatewaySource({ createAdapter, baseUrl, timeZone, fetch, features, clock, onChange });
      }
    }
  }

  private openFile(file: BudgetFile): LiveSource {
    const { clock, onChange } = this.options;
    return createFileSource({
      ...file,
      read: () => this.readInside(file.path, file.name),
      features: () => this.names,
      now: clock.now,
      onChange,
    });
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
function mistake({ message }: Mistake): LiveSource {
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
