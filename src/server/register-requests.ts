import {
  type CancellationToken,
  type Connection,
  RequestType,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from 'vscode-languageserver';
import { dayMs } from '../core/durations.ts';
import type { FetchJson } from '../core/prices/refresh.ts';
import type { FeatureContext } from './feature-context.ts';
import { promptLocationsAt } from './features/definitions.ts';
import { answer, signalOf } from './guard.ts';
import type { ServerHost } from './host.ts';
import type { RefreshedPrices, ScanParams, ServerRequests } from './protocol.ts';
import type { Refresher } from './refresher.ts';
import {
  parseAgentToolParams,
  parseConfigLocationParams,
  parseDescribeCallParams,
  parseDiffParams,
  parsePromptLocationsParams,
  parseRefsParams,
  parseReportPageParams,
  parseReportViewParams,
  parseScanParams,
} from './request-params.ts';
import { runAgentTool } from './requests/agent-tool.ts';
import { configLocation } from './requests/config-location.ts';
import { describeCall } from './requests/describe-call.ts';
import { diffFolder, refsOf } from './requests/diff.ts';
import { historyOfFolder } from './requests/history.ts';
import { refreshServerPrices, restorePrices } from './requests/refresh-prices.ts';
import { reportPage, reportView } from './requests/report-view.ts';
import { reportFolders, type ScanFolders, type ScanProgress, scanFolders } from './requests/scan.ts';
import { statusOf } from './requests/status.ts';
import type { SettingsStore } from './settings-store.ts';

export interface RequestContext {
  readonly connection: Connection;
  readonly context: FeatureContext;
  readonly host: ServerHost;
  readonly refresher: Refresher;
  readonly settings: SettingsStore;
  /** Path of the folder of the server's own; null for none. */
  readonly storage: string | null;
}

/** Answers the requests of our own, see protocol.ts. */
export function registerRequests(session: RequestContext): void {
  const { connection, context, host } = session;
  const reportError = (message: string) => connection.console.error(message);
  connection.onRequest(request('callcost/status'), () => statusOf(context, host));
  connection.onRequest(request('callcost/scan'), (params, token) =>
    answer('scan', token, reportError, null, () => withProgress(scanFolders, session, parseScanParams(params), token)),
  );
  connection.onRequest(request('callcost/report'), (params, token) =>
    answer('report', token, reportError, null, () =>
      withProgress(reportFolders, session, parseScanParams(params), token),
    ),
  );
  connection.onRequest(request('callcost/reportView'), (params, token) =>
    answer('report view', token, reportError, null, () =>
      withProgress(reportView, session, parseReportViewParams(params), token),
    ),
  );
  connection.onRequest(request('callcost/history'), (params, token) =>
    answer('history', token, reportError, null, () =>
      withProgress(historyOfFolder, session, parseScanParams(params), token),
    ),
  );
  connection.onRequest(request('callcost/reportPage'), (params, token) =>
    answer('report page', token, reportError, null, () => reportPage(host, parseReportPageParams(params).view)),
  );
  connection.onRequest(request('callcost/diff'), (params, token) =>
    answer('diff', token, reportError, null, () => diffFolder(context, parseDiffParams(params), signalOf(token))),
  );
  connection.onRequest(request('callcost/refs'), (params, token) =>
    answer('refs', token, reportError, null, () => refsOf(context, parseRefsParams(params), signalOf(token))),
  );
  connection.onNotification('callcost/workspaceTrusted', () => context.branchDiffs.trust());
  connection.onRequest(request('callcost/configLocation'), (params, token) =>
    answer('config location', token, reportError, null, () =>
      configLocation(context, host, parseConfigLocationParams(params), signalOf(token)),
    ),
  );
  connection.onRequest(request('callcost/promptLocations'), (params, token) =>
    answer('prompt locations', token, reportError, null, () => {
      const { uri, position } = parsePromptLocationsParams(params);
      return promptLocationsAt(context, uri, position);
    }),
  );
  connection.onRequest(request('callcost/describeCall'), (params, token) =>
    answer('describe call', token, reportError, null, () => describeCall(context, parseDescribeCallParams(params))),
  );
  connection.onRequest(request('callcost/agentTool'), (params, token) =>
    answer('agent tool', token, reportError, null, () =>
      runAgentTool(context, host, parseAgentToolParams(params), signalOf(token)),
    ),
  );
  connection.onRequest(request('callcost/refreshPrices'), (_, token) =>
    answer('refresh prices', token, reportError, null, () => refresh(session, signalOf(token))),
  );
}

/** A request of the protocol; `null` stands for an answer that a bug prevented. */
function request<Method extends keyof ServerRequests>(
  method: Method,
): RequestType<unknown, ServerRequests[Method]['result'] | null, undefined> {
  return new RequestType(method);
}

async function withProgress<Result, Params extends ScanParams>(
  scan: ScanFolders<Result, Params>,
  { connection, context, host }: RequestContext,
  params: Params,
  token: CancellationToken,
): Promise<Result> {
  const { workDoneToken } = params;
  const send = (value: WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd): void => {
    if (workDoneToken === undefined) return;
    connection.sendProgress(WorkDoneProgress.type, workDoneToken, value).catch(() => undefined);
  };
  const report = ({ message, percentage }: ScanProgress) => send({ kind: 'report', message, percentage });
  send({ kind: 'begin', title: 'Call Cost', cancellable: true, percentage: 0 });
  try {
    return await scan(context, host, params, report, signalOf(token));
  } finally {
    send({ kind: 'end' });
  }
}

async function refresh(session: RequestContext, signal: AbortSignal): Promise<RefreshedPrices> {
  const { connection, context, host, refresher } = session;
  const fetchJson: FetchJson = (url) => connection.sendRequest('callcost/fetchJson', { url });
  const outcome = await refreshServerPrices(context.analyses, host, priceFile(session), fetchJson, signal);
  if (outcome.isRefreshed) refresher.schedule();
  return outcome;
}

/** Prices of an earlier session hold at once; where the settings say daily, older ones are replaced. */
export async function startPrices(session: RequestContext): Promise<void> {
  const { connection, context, host, settings, refresher } = session;
  const fetchedAt = await restorePrices(context.analyses, host, priceFile(session));
  if (fetchedAt !== null) refresher.schedule();
  const { prices } = await settings.of(null);
  const isDue = fetchedAt === null || host.now().getTime() - fetchedAt.getTime() > dayMs;
  if (!context.hasCommands || prices.refresh !== 'daily' || !isDue) return;
  const { message } = await refresh(session, new AbortController().signal);
  connection.console.info(message);
}

function priceFile({ storage }: RequestContext): string | null {
  return storage === null ? null : `${storage}/prices.json`;
}
