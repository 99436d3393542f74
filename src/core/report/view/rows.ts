import type { Quantity, Tier } from '../../model.ts';
import type { ReportedCall, ScanReport } from '../contract.ts';
import { byCostDown } from './amounts.ts';
import type { CallRow, TierSwitch } from './report-view.ts';

type BilledCall = Omit<ReportedCall, 'declaration' | 'callSites'>;
type Feature = ScanReport['features'][number];

/** The calls of some folders that bill, most expensive first: of a wrapper its call sites, no declarations of models. */
export function rowsOf(reports: readonly ScanReport[]): readonly CallRow[] {
  return reports.flatMap(rowsOfFolder).toSorted(byCost);
}

function rowsOfFolder(report: ScanReport, folder: number): readonly CallRow[] {
  const features = new Map(report.features.map((feature) => [feature.name, feature]));
  const codes = codesByCall(report);
  const seen = new Map<string, number>();
  return billedCallsOf(report)
    .filter(({ operation }) => operation !== 'model-declaration')
    .map((call) => {
      const row = rowOf(call, folder, features.get(call.feature ?? ''), codes.get(call.id) ?? []);
      const count = (seen.get(row.key) ?? 0) + 1;
      seen.set(row.key, count);
      return count === 1 ? row : { ...row, key: `${row.key}:${count}` };
    });
}

function billedCallsOf({ calls }: ScanReport): readonly BilledCall[] {
  return calls.flatMap((call): readonly BilledCall[] => (call.callSites.length > 0 ? call.callSites : [call]));
}

function codesByCall({ findings }: ScanReport): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const { call, code } of findings) {
    const known = call === null ? undefined : codes.get(call);
    if (known === undefined) codes.set(call ?? '', [code]);
    else if (!known.includes(code)) known.push(code);
  }
  return codes;
}

function rowOf(call: BilledCall, folder: number, feature: Feature | undefined, findings: readonly string[]): CallRow {
  const { cost, tokens } = call;
  const system = tokens.parts.find(({ part }) => part === 'system');
  return {
    key: `${folder}:${call.id}`,
    id: call.id,
    folder,
    file: call.file,
    ...(call.cell === undefined ? {} : { cell: call.cell }),
    line: call.line,
    column: call.column,
    name: call.enclosing === '' ? call.callee : call.enclosing,
    sdk: call.sdk,
    provider: call.provider,
    operation: call.operation,
    model: call.model?.value ?? null,
    tier: cost.tier,
    feature: call.feature,
    owner: feature?.owner ?? null,
    costCenter: feature?.costCenter ?? null,
    tags: feature?.tags ?? {},
    prompt: call.prompt === null ? null : { id: call.prompt.id, excerpt: call.prompt.excerpt },
    input: plain(tokens.input),
    system: system === undefined ? null : plain(system.tokens),
    output: plain(tokens.output),
    outputLimit: call.outputLimit?.value ?? null,
    requests: plain(call.requestsPerMonth),
    perCall: cost.perCall,
    perMonth: cost.perMonth,
    reason: cost.perCallReason ?? cost.perMonthReason ?? null,
    basis: (cost.perMonth ?? cost.perCall)?.basis ?? 'unknown',
    ...pricesOf(call),
    findings,
  };
}

/** Without the reason, which the row says once. */
function plain({ value, low, high, basis }: BilledCall['requestsPerMonth']): Quantity {
  return { value, low, high, basis };
}

function pricesOf({ cost, isBatch }: BilledCall): Pick<CallRow, 'price' | 'cached' | 'batched' | 'switches'> {
  const { unitPrice, perCallCached, perCallBatch } = cost;
  return {
    price:
      unitPrice === null
        ? null
        : {
            input: unitPrice.inputUsdPerMillion,
            output: unitPrice.outputUsdPerMillion,
            cachedInput: unitPrice.cachedInputUsdPerMillion,
          },
    cached: perCallCached,
    batched: isBatch ? null : perCallBatch,
    switches: switchesOf(cost),
  };
}

/** The first row of each tier below the call's own: rows are sorted by tier, then by cost. */
function switchesOf({ tier, tiers }: BilledCall['cost']): readonly TierSwitch[] {
  const own = tiers.find(({ current }) => current);
  if (own === undefined || tier === null) return [];
  return tierOrder.slice(0, tierOrder.indexOf(tier)).flatMap((lower) => {
    const row = tiers.find((each) => each.tier === lower && each.provider === own.provider && each.perCall !== null);
    if (row === undefined || row.perCall === null) return [];
    return [{ tier: lower, model: row.model, perCall: row.perCall, outputUsdPerMillion: row.outputUsdPerMillion }];
  });
}

/** From the cheapest to the dearest. */
export const tierOrder: readonly Tier[] = ['small', 'mid', 'frontier'];

/** By month, then by call; what has neither comes last, in the order of the files. */
function byCost(one: CallRow, other: CallRow): number {
  return byCostDown(one.perMonth, other.perMonth) || byCostDown(one.perCall, other.perCall);
}
