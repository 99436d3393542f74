/** The budgets of the workspace while an editor is connected: how features stand, and what the editor is told of it. */
import type { BudgetOverview } from '../../core/budgets/standing.ts';
import { UserError } from '../../core/errors.ts';
import { featureOfPath } from '../../core/policy/features.ts';
import { createMomentFormat } from '../../core/present/moments.ts';
import { GatewayError } from '../../gateway/fetch-port.ts';
import { type PolicyScope, pathInScope, policyFileName } from '../../workspace/policy-scope.ts';
import type { Analyses } from '../analyses.ts';
import type { ServerHost } from '../host.ts';
import type { Policies } from '../policies.ts';
import type { BudgetMeter, BudgetsView, GatewayProbe } from '../protocol.ts';
import { allCalls } from '../surroundings.ts';
import type { FolderCalls } from '../workspace-calls.ts';
import { createAdoption } from './adoption.ts';
import { offeredGateway } from './budget-source.ts';
import { createCalm } from './calm.ts';
import type { LiveSource } from './live-source.ts';
import { meterFor } from './meter.ts';
import { createOverviews } from './overview.ts';
import { createRememberedCalls } from './remembered-calls.ts';
import { SourceKeeper, type SourceKeeperOptions } from './source-keeper.ts';
import { viewOf } from './view.ts';

export interface BudgetsContext extends Omit<SourceKeeperOptions, 'scopes' | 'onChange'> {
  readonly host: Pick<ServerHost, 'readText' | 'realPath' | 'fileFacts' | 'pathOf' | 'uriOf'>;
  readonly analyses: Analyses;
  readonly policies: Policies;
  readonly workspaceCalls: () => Promise<readonly FolderCalls[]>;
  /** The folders in which a callcost.yml lies, as far as they are known by now. */
  readonly policyFolders: () => readonly string[];
  /** Meter and view are others. */
  readonly tell: () => void;
  /** Calls, or what they cost, are others. */
  readonly tellOfCalls: () => void;
  /** What hints, hovers and lenses show is another. */
  readonly redraw: () => void;
}

/** Budgets of a session. Where none are set up they cost nothing. */
export interface Budgets {
  /** The source, and what tells it that something has changed. */
  readonly source: SourceKeeper;
  /** The calls of the workspace as they are known by now; asking makes them known. */
  folderCalls(): Promise<readonly FolderCalls[]>;
  /** How every feature stands now; null without a source, and before it has told anything. */
  overview(): Promise<BudgetOverview | null>;
  /** The same for a hover or a lens, which does not wait for the workspace to be read: null while it is. */
  overviewSoon(): Promise<BudgetOverview | null>;
  meter(uri: string | null): Promise<BudgetMeter | null>;
  view(): Promise<BudgetsView>;
  /** Reads the source now, and says in a sentence what came of it. */
  refresh(): Promise<string>;
  /** Tries the key that the editor holds. Throws a UserError where there is no gateway. */
  probe(): Promise<GatewayProbe>;
  /** Files were listed or read anew: calls, or what they cost, have changed, and a callcost.yml may have come or gone. */
  filesRead(): void;
  /** Settings, folders or a callcost.yml have changed: the source may be another one, and limits and features others. */
  settingsChanged(): void;
  dispose(): void;
}

/** The editor asks for everything when it is told: while somebody types, it is told once in so many milliseconds. */
const typingMs = 1000;

/** Makes the budgets of a session; they wait for the first `source.reconsider()`. */
export function createBudgets(context: BudgetsContext): Budgets {
  const { policies, settings, folders, clock, host } = context;
  const format = createMomentFormat();
  const scopes = () => scopesOf([...folders(), ...context.policyFolders()], policies);
  const adopt = createAdoption(context, () => source.chosen());
  const onChange = (): void => {
    if (adopt(source.status()?.snapshot ?? null)) {
      calls.forget();
      context.tellOfCalls();
    }
    context.tell();
  };
  const source: SourceKeeper = new SourceKeeper({ ...context, scopes, onChange });
  const calls = createRememberedCalls(context);
  const overviews = createOverviews(clock.now);
  const overviewOf = async (folderCalls: () => Promise<readonly FolderCalls[] | null>) => {
    const status = (await source.settled())?.status();
    if (status === undefined || status.snapshot === null) return null;
    const folders = await folderCalls();
    return folders === null ? null : overviews(status, folders, await settings());
  };
  const overview = () => overviewOf(calls.all);
  const calm = createCalm(clock, typingMs, () => {
    calls.forget();
    context.tellOfCalls();
    if (source.status() !== null) context.tell();
  });
  return {
    source,
    folderCalls: calls.all,
    overview,
    overviewSoon: () => overviewOf(calls.soon),
    async meter(uri) {
      const live = await source.settled();
      if (live === null) return null;
      const features = uri === null ? new Set<string>() : await featuresOf(uri, context);
      return meterFor(features, await overview(), live.status(), format);
    },
    async view() {
      void context.listFolders();
      const live = await source.settled();
      return viewOf({
        source: source.chosen(),
        status: live?.status() ?? null,
        overview: await overview(),
        folders: live === null ? [] : await calls.all(),
        offer: offeredGateway(await settings(), await scopes()),
        format,
        uriOf: host.uriOf,
      });
    },
    refresh: async () => refreshed(await source.settled()),
    probe: async () => probeOf(await source.settled()),
    filesRead: () => {
      calm.soon();
      source.reconsider().catch(() => undefined);
    },
    settingsChanged: () => {
      calm.now();
      source.reconsider().catch(() => undefined);
    },
    dispose: () => {
      calm.dispose();
      source.dispose();
    },
  };
}

/** What holds in some folders, each policy once, in the order of the folders. */
async function scopesOf(folders: readonly string[], policies: Policies): Promise<readonly PolicyScope[]> {
  const scopes = await Promise.all(folders.map((folder) => policies.scopeOf(`${folder}/${policyFileName}`)));
  return [...new Set(scopes)];
}

async function refreshed(source: LiveSource | null): Promise<string> {
  if (source === null) return 'No budgets are set up. "Call Cost: Set up budgets" does it.';
  const { snapshot, message } = await source.refresh();
  return message ?? `${snapshot?.budgets.length ?? 0} budgets are up to date.`;
}

/** The features of the calls in a document; where it has none, the one to which its path belongs. */
async function featuresOf(uri: string, { analyses, policies, host }: BudgetsContext): Promise<ReadonlySet<string>> {
  const analysis = await analyses.of(uri);
  const features = analysis === null ? [] : allCalls(analysis).flatMap(({ estimate }) => estimate.feature ?? []);
  if (features.length > 0) return new Set(features);
  const path = host.pathOf(uri);
  if (path === null) return new Set();
  const scope = await policies.scopeOf(path);
  const byPath = featureOfPath(scope.policy, pathInScope(scope, path));
  return new Set(byPath === null ? [] : [byPath]);
}

/** A key that is refused is an answer; a gateway that cannot be asked is none. */
async function probeOf(source: LiveSource | null): Promise<GatewayProbe> {
  try {
    const access = (await source?.probe()) ?? null;
    if (access === null) throw new UserError('No gateway is set up.', 'Run "Call Cost: Set up budgets".');
    const [message = 'The gateway has answered.', ...findings] = access.findings;
    return { isAccepted: access.isAccepted, failure: null, message, findings };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const { failure, message } = error;
    const isAboutKey = failure === 'refused' || failure === 'no-key';
    return { isAccepted: false, failure: isAboutKey ? null : failure, message, findings: [] };
  }
}
