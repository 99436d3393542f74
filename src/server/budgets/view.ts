/** The budgets view: every feature with its calls, and what is wrong with the source. */
import type { BudgetOverview, BudgetStanding, CallShare, FeatureStanding } from '../../core/budgets/standing.ts';
import { gatewayNames } from '../../core/gateway-names.ts';
import type { Call } from '../../core/model.ts';
import { budgetName } from '../../core/present/budget-lines.ts';
import { periodAdjective } from '../../core/present/budget-words.ts';
import {
  alertMessage,
  describeBudget,
  describeCall,
  describeStanding,
  sourceText,
  tooltipOf,
  tooltipOfBudget,
} from '../../core/present/budgets.ts';
import type { MomentFormat } from '../../core/present/moments.ts';
import { formatPlace } from '../../core/present/place.ts';
import { printable } from '../../core/present/width.ts';
import type { GatewayStatus } from '../../gateway/poller.ts';
import type { BudgetedCall, BudgetedFeature, BudgetsView, GatewayOffer } from '../protocol.ts';
import { lspRangeOf } from '../text-document.ts';
import type { FolderCalls } from '../workspace-calls.ts';
import type { BudgetSource } from './budget-source.ts';
import { gatewayPage } from './failure-words.ts';

/** What a view is made of. */
export interface ViewParts {
  readonly source: BudgetSource;
  readonly status: GatewayStatus | null;
  readonly overview: BudgetOverview | null;
  readonly folders: readonly FolderCalls[];
  readonly offer: GatewayOffer | null;
  readonly format: MomentFormat;
  readonly uriOf: (path: string) => string;
}

/** Everything about budgets at a moment. */
export function viewOf(parts: ViewParts): BudgetsView {
  const { source, status, overview, offer } = parts;
  const roots = rootsOf(parts.folders);
  const crossed = overview?.features.flatMap((standing) => standing.crossed ?? []) ?? [];
  return {
    message: messageOf(source, status, overview),
    failure: status?.failure ?? null,
    source: overview === null ? nameOf(source) : sourceText(overview),
    gatewayUrl: source?.kind === 'gateway' ? gatewayPage(source.gateway, source.baseUrl) : null,
    features: overview === null ? [] : listed(overview, parts, roots),
    alerts: crossed.map((threshold) => ({
      key: threshold.key,
      feature: threshold.feature,
      message: alertMessage(threshold),
    })),
    offer,
  };
}

/** What is wrong comes before what this key cannot read; an empty list says why it is empty. */
function messageOf(source: BudgetSource, status: GatewayStatus | null, overview: BudgetOverview | null): string | null {
  if (status?.message != null) return status.message;
  if (source === null) return null;
  if (overview === null) return 'The budgets are being read.';
  const { remarks } = overview.snapshot;
  if (remarks.length > 0) return remarks.slice(0, mostRemarks).join(' ');
  return overview.features.length + overview.others.length > 0 ? null : 'The source tells no budgets.';
}

/** More than these nobody reads above a list; all are in the tooltips of what they concern. */
const mostRemarks = 2;

function nameOf(source: BudgetSource): string | null {
  if (source === null || source.kind === 'mistake') return null;
  if (source.kind === 'gateway') return gatewayNames[source.gateway];
  const names = source.files.flatMap((file) => (file.kind === 'file' ? [file.name] : []));
  return names.length === 0 ? null : names.join(', ');
}

/** The features with their calls, then the budgets of no single feature. A list takes no name twice. */
function listed(
  overview: BudgetOverview,
  parts: ViewParts,
  roots: ReadonlyMap<string, string>,
): readonly BudgetedFeature[] {
  const taken = new Set<string>();
  const others = overview.others.map((standing) => budgetOf(standing, overview, parts.format));
  return [...overview.features.map((standing) => featureOf(standing, overview, parts, roots)), ...others].map((row) => {
    const name = freeName(row.name, taken);
    taken.add(name);
    return { ...row, name };
  });
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} (${number})`;
  return name;
}

function budgetOf(standing: BudgetStanding, overview: BudgetOverview, format: MomentFormat): BudgetedFeature {
  const period = periodAdjective(standing.budget.window);
  return {
    // A key may have a budget for the day, and one for the month.
    name: `${budgetName(standing, printable)}${period === '' ? '' : ` (${period})`}`,
    description: describeBudget(standing, format),
    tooltip: tooltipOfBudget(standing, overview, format),
    severity: standing.severity,
    calls: [],
  };
}

function featureOf(
  standing: FeatureStanding,
  overview: BudgetOverview,
  { format, uriOf }: ViewParts,
  roots: ReadonlyMap<string, string>,
): BudgetedFeature {
  return {
    name: standing.feature,
    description: describeStanding(standing, format),
    tooltip: tooltipOf(standing, overview, format),
    severity: standing.severity,
    calls: standing.calls.toSorted(byShare).flatMap((share) => {
      const { call } = share.analysed;
      const root = roots.get(keyOf(call));
      if (root === undefined) return [];
      return [{ ...callWords(share), uri: uriOf(`${root}/${call.file}`), range: lspRangeOf(call.lines) }];
    }),
  };
}

/** The largest first; those without a share keep their order at the end. */
function byShare(one: CallShare, other: CallShare): number {
  return (other.share.value ?? -1) - (one.share.value ?? -1);
}

/** In a narrow list the file comes first; its folders are in the tooltip. */
function callWords(share: CallShare): Pick<BudgetedCall, 'label' | 'description' | 'tooltip'> {
  const { label, description } = describeCall(share);
  const { enclosing, file, lines } = share.analysed.call;
  const place = formatPlace(file.slice(file.lastIndexOf('/') + 1), lines);
  return {
    label: printable(place),
    description: [description, ...(enclosing === '' ? [] : [printable(enclosing)])].join(' · '),
    tooltip: `${label} · ${description}`,
  };
}

/** The folder of each call, by file and id. */
function rootsOf(folders: readonly FolderCalls[]): ReadonlyMap<string, string> {
  return new Map(
    folders.flatMap(({ root, calls }) =>
      calls.flatMap(({ call, callSites = [] }) =>
        [call, ...callSites.map((site) => site.call)].map((each) => [keyOf(each), root] as const),
      ),
    ),
  );
}

function keyOf({ file, id }: Call): string {
  return `${file}\0${id}`;
}
