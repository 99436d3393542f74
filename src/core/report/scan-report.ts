import type { AnalysedCall, AnalysedPrompt, Analysis, FeatureSummary } from '../analysis.ts';
import { attributedRequests } from '../estimate/totals.ts';
import type { CostOrReason, LineRange, Location, ModelReference, OutputLimit, TierRow, UnitPrice } from '../model.ts';
import type { ReportedCall, ReportedProblem, ScanReport } from './contract.ts';
import { promptOf } from './prompt-of-call.ts';
import { reportFinding } from './report-finding.ts';

/** Puts scans of a folder into their public form, again and again: once what stays the same. */
export function createScanReporter(): (analysis: Analysis) => ScanReport {
  const known = new WeakMap<AnalysedCall, BilledCall>();
  return (analysis) =>
    createScanReport(analysis, (analysed) => {
      const reported = known.get(analysed) ?? reportBilledCall(analysed);
      known.set(analysed, reported);
      return reported;
    });
}

/** A scan in its public form. */
export function createScanReport(analysis: Analysis, reportBilled: ReportBilled = reportBilledCall): ScanReport {
  const { root, prices, filesScanned, totals } = analysis;
  const codes = codesByCall(analysis.findings);
  return {
    version: 1,
    root,
    prices: { ...prices },
    calls: analysis.calls.map((analysed) => reportCall(analysed, codes, reportBilled)),
    prompts: analysis.prompts.map(reportPrompt),
    findings: analysis.findings.map((finding, index) => reportFinding(finding, analysis.fixes?.[index] ?? null)),
    features: analysis.features.map(reportFeature),
    totals: { ...totals, attributed: attributedRequests(analysis.calls) },
    filesScanned,
    skipped: analysis.skipped.map(({ file, kind, reason }) => ({ file, kind, reason })),
    problems: reportProblems(analysis),
  };
}

type BilledCall = Omit<ReportedCall, 'declaration' | 'callSites'>;

type ReportBilled = (analysed: AnalysedCall) => BilledCall;

function reportCall(analysed: AnalysedCall, codes: CodesByCall, reportBilled: ReportBilled): ReportedCall {
  const report = (each: AnalysedCall) => ({
    ...reportBilled(each),
    findings: [...(codes.get(each.call.id) ?? [])],
  });
  return {
    ...report(analysed),
    declaration: analysed.call.declaration,
    callSites: (analysed.callSites ?? []).map(report),
  };
}

/** A call or call site in its public form, without findings. */
export function reportBilledCall({ call, estimate }: AnalysedCall): BilledCall {
  return {
    id: call.id,
    ...placeOf(call.file, call.lines),
    language: call.language,
    sdk: call.sdk,
    provider: call.provider,
    operation: call.operation,
    callee: call.callee,
    enclosing: call.enclosing,
    model: call.model === null ? null : reportModel(call.model),
    outputLimit: call.outputLimit === null ? null : reportOutputLimit(call.outputLimit),
    tokens: {
      input: estimate.inputTokens,
      parts: estimate.inputParts.map(({ part, tokens }) => ({ part, tokens })),
      variables: estimate.variables.map(({ name, tokens }) => ({ name, ...tokens })),
      output: estimate.outputTokens,
      tokenizer: estimate.tokenizer,
    },
    multiplier: call.multiplier,
    serviceTier: call.options.serviceTier,
    isBatch: call.options.batch,
    prompt: promptOf(call),
    cost: reportCost({ call, estimate }),
    requestsPerMonth: estimate.requestsPerMonth,
    feature: estimate.feature,
    notes: [...estimate.notes],
    findings: [],
  };
}

function reportCost({ estimate }: AnalysedCall): ReportedCall['cost'] {
  return {
    perCall: estimate.perCall.cost,
    ...reasonOf('perCallReason', estimate.perCall),
    perMonth: estimate.perMonth.cost,
    ...reasonOf('perMonthReason', estimate.perMonth),
    perCallCached: estimate.perCallCached.cost,
    perCallBatch: estimate.perCallBatch.cost,
    pricedModel: estimate.pricedModel,
    unitPrice: estimate.unitPrice === null ? null : reportUnitPrice(estimate.unitPrice),
    tier: estimate.tier,
    tiers: estimate.tiers.map(reportTier),
  };
}

function reportUnitPrice({ provider: _, ...price }: UnitPrice) {
  return price;
}

function reportTier({ tier, provider, model, current, outputUsdPerMillion, perCall }: TierRow) {
  return { tier, provider, model, current, outputUsdPerMillion, perCall: perCall.cost, ...reasonOf('reason', perCall) };
}

function reasonOf<Key extends string>(key: Key, { reason }: CostOrReason): { readonly [K in Key]?: string } {
  return reason === null ? {} : ({ [key]: reason } as { readonly [K in Key]: string });
}

function reportModel(model: ModelReference): NonNullable<ReportedCall['model']> {
  if (model.source !== 'dynamic') return { value: model.value, source: model.source, ...reportOrigin(model) };
  return { value: null, source: model.source, reason: model.reason, candidates: [...model.candidates] };
}

function reportOutputLimit(limit: OutputLimit): NonNullable<ReportedCall['outputLimit']> {
  const { value, parameter, source } = limit;
  if (limit.value === null) return { value, parameter, source, reason: limit.reason };
  return { value, parameter, source, ...reportOrigin(limit) };
}

function reportOrigin({ origin }: { readonly origin?: Location }) {
  return origin === undefined
    ? {}
    : { origin: { file: origin.file, line: origin.lines.line, column: origin.lines.column } };
}

function reportPrompt({ file, prompt, tokens }: AnalysedPrompt): ScanReport['prompts'][number] {
  return { name: prompt.name, ...placeOf(file, prompt.lines), tokens };
}

function reportFeature({ name, settings, totals, measured }: FeatureSummary): ScanReport['features'][number] {
  return {
    name,
    declared: settings !== null,
    owner: settings?.owner ?? null,
    costCenter: settings?.costCenter ?? null,
    environment: settings?.environment ?? null,
    tags: { ...settings?.tags },
    unit: settings?.unit ?? null,
    unitsPerMonth: settings?.unitsPerMonth ?? null,
    valueUsdPerUnit: settings?.valueUsdPerUnit ?? null,
    callsPerMonth: settings?.callsPerMonth ?? null,
    budgetUsdPerMonth: settings?.budgetUsdPerMonth ?? null,
    totals,
    ...(measured === undefined ? {} : { measured: { ...measured, models: [...measured.models] } }),
  };
}

/** Codes of findings by the id of each call, or call site, that they concern. */
type CodesByCall = ReadonlyMap<string, ReadonlySet<string>>;

function codesByCall(findings: Analysis['findings']): CodesByCall {
  const codes = new Map<string, Set<string>>();
  for (const { callId, relatedCalls, code } of findings) {
    const concerned = callId === null ? [] : [callId, ...relatedCalls];
    for (const id of concerned) codes.set(id, (codes.get(id) ?? new Set()).add(code));
  }
  return codes;
}

/** Problems of callcost.yml first: they change every number that follows. */
function reportProblems({ policyProblems, problems }: Analysis): ReportedProblem[] {
  return [
    ...policyProblems,
    ...problems.map(({ file, reason, lines }) => ({
      file,
      ...(lines?.cell === undefined ? {} : { cell: lines.cell }),
      line: lines?.line ?? null,
      column: lines?.column ?? null,
      severity: 'warning' as const,
      message: reason,
      nextStep: null,
    })),
  ];
}

function placeOf(file: string, { cell, line, column, endLine, endColumn }: LineRange) {
  return { file, ...(cell === undefined ? {} : { cell }), line, column, endLine, endColumn };
}
