/** Everything that a check finds out, whoever is told. */
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Analysis } from '../../core/analysis.ts';
import { UserError } from '../../core/errors.ts';
import {
  type Baseline,
  baselineFileName,
  type JudgedCode,
  parseBaseline,
  partOfBaseline,
  withoutAccepted,
} from '../../core/gate/baseline.ts';
import { type GateVerdict, isGated, judge } from '../../core/gate/gate.ts';
import { unmeasuredRise } from '../../core/gate/rise.ts';
import type { PriceData } from '../../core/prices/data.ts';
import type { Engine } from '../../workspace/engine.ts';
import { unreadableReason } from '../../workspace/file-errors.ts';
import type { Comparison } from '../../workspace/git/compare.ts';
import { hasCommits } from '../../workspace/git/repository.ts';
import { isAmong } from '../../workspace/paths.ts';
import { analyseWith, withEngine } from '../analyse.ts';
import type { CommandContext } from '../command.ts';
import { compareFolder } from '../diff/compare-folder.ts';
import { judgeRises, limitedFolders } from './rises.ts';

/** What to check. */
export interface CheckRequest {
  /** Files and folders, relative to the working directory; none for the working directory itself. */
  readonly paths: readonly string[];
  readonly configFile: string | null;
  /** What to compare with: where it is asked for, also without limits of a rise. */
  readonly comparison: ComparisonWish | null;
  /** Path of the baseline; null for the one in the folder, where there is one. */
  readonly baseline: string | null;
}

/** A branch, tag or commit; null for the main branch. */
export interface ComparisonWish {
  readonly base: string | null;
  /** Whether the base itself is meant, and not the commit from which the work went its own way. */
  readonly isExact: boolean;
  /** What both sides are called, where people do not know them by their commits. */
  readonly names?: { readonly base: string; readonly head: string };
  /** Makes sure that the base is there. Rejects with a UserError where it cannot be had. */
  readonly obtain?: () => Promise<void>;
}

export interface CheckedWorkspace {
  readonly analysis: Analysis;
  readonly verdict: GateVerdict;
  /** Null where nothing asked for it. */
  readonly comparison: Comparison | null;
}

/** Analyses, compares where a limit or the request asks for it, and judges. Throws a UserError for what cannot be read. */
export async function checkWorkspace(
  request: CheckRequest,
  prices: PriceData,
  context: CommandContext,
): Promise<CheckedWorkspace> {
  const { workingDirectory } = context.terminal;
  const { analysis, comparison, rises } = await withEngine(request, prices, null, context, async (engine) => {
    const found = await analyseWith(engine, request, context);
    return { analysis: found, ...(await measureRises(found, request, prices, engine, context)) };
  });
  const baseline = await readBaseline(
    baselinePath(request.baseline, analysis.root, workingDirectory),
    request.baseline !== null,
  );
  const isChecked = checkedFiles(request, analysis.root, workingDirectory);
  const code = judgedCode(analysis);
  const accepted = baseline === null ? null : withoutAccepted(code, baseline, isChecked);
  return {
    analysis,
    comparison,
    verdict: judge(analysis, accepted?.rest ?? code.findings, rises, accepted?.outcome ?? null),
  };
}

/** What a baseline is about: the findings that a check may fail for, and every call. */
export function judgedCode({ findings, calls, features }: Analysis): JudgedCode {
  return {
    findings: findings.filter(isGated),
    calls: calls.flatMap(({ call, callSites = [] }) => [call, ...callSites.map((site) => site.call)]),
    // A baseline accepts no more of a feature over its budget than it costs at least.
    usdOf: ({ code, feature }) =>
      code === 'over-budget' ? (features.find(({ name }) => name === feature)?.totals.perMonth?.low ?? null) : null,
  };
}

/** Whether a file, relative to the root, is among those that a check is about. */
function checkedFiles({ paths }: CheckRequest, root: string, workingDirectory: string): (file: string) => boolean {
  const wanted = paths.map((path) => resolve(workingDirectory, path));
  return (file) => wanted.length === 0 || isAmong(wanted, resolve(root, file));
}

/** The part of the present baseline that is about files of which a check with these paths knows nothing. */
export async function uncheckedBaseline(
  request: CheckRequest,
  root: string,
  workingDirectory: string,
): Promise<Baseline | undefined> {
  // Where everything is checked, a baseline is written anew, also in place of one that cannot be read.
  if (request.paths.length === 0) return undefined;
  const baseline = await readBaseline(baselinePath(request.baseline, root, workingDirectory), false);
  const isChecked = checkedFiles(request, root, workingDirectory);
  return baseline === null ? undefined : partOfBaseline(baseline, (file) => !isChecked(file));
}

/** Where the baseline is, or is to be written. */
export function baselinePath(named: string | null, root: string, workingDirectory: string): string {
  return named === null ? join(root, baselineFileName) : resolve(workingDirectory, named);
}

/** What the change adds, held against the limits; where that cannot be told, a check says so and goes on. */
async function measureRises(
  analysis: Analysis,
  request: CheckRequest,
  prices: PriceData,
  engine: Engine,
  context: CommandContext,
): Promise<{
  readonly comparison: Comparison | null;
  readonly rises: Pick<GateVerdict, 'failures' | 'warnings'>;
}> {
  const { root } = analysis;
  const limited = await limitedFolders(analysis, request.configFile);
  const hasLimits = limited.length > 0;
  const wish = request.comparison ?? (hasLimits ? { base: null, isExact: false } : null);
  if (wish === null) return { comparison: null, rises: { failures: [], warnings: [] } };
  try {
    const comparison = await compare(wish, root, request, engine, context);
    return { comparison, rises: judgeRises(limited, comparison, root, prices) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const place = { folder: root, environment: process.env };
    const isThere = await hasCommits(place, context.signal).catch(() => true);
    return { comparison: null, rises: unmeasuredRise(error, { hasLimits, hasCommits: isThere }) };
  }
}

async function compare(
  { base, isExact, names, obtain }: ComparisonWish,
  root: string,
  { paths, configFile }: CheckRequest,
  engine: Engine,
  { terminal, signal }: CommandContext,
): Promise<Comparison> {
  await obtain?.();
  const inside = paths.flatMap((path) => relative(root, resolve(terminal.workingDirectory, path)) || []);
  const there = { terminal: { ...terminal, workingDirectory: root }, signal };
  const found = await compareFolder({ base, isExact, head: null, paths: inside, configFile }, engine, there);
  if (names === undefined) return found;
  return { ...found, base: { ...found.base, name: names.base }, head: { ...found.head, name: names.head } };
}

async function readBaseline(path: string, isNamed: boolean): Promise<Baseline | null> {
  try {
    return parseBaseline(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (!isNamed && error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw new UserError(`${path} ${unreadableReason(error)}.`, 'Write it with callcost check --update-baseline.');
  }
}
