/** Puts together what an analysis says, from what the files of a workspace hold. */
import { dirname } from 'node:path';
import type { Analysis, Skipped } from '../core/analysis.ts';
import { measuredFeatures } from '../core/estimate/measured-feature.ts';
import { totalsOf } from '../core/estimate/totals.ts';
import type { Finding } from '../core/finding.ts';
import { summariseFeatures } from '../core/report/feature-summaries.ts';
import type { FileAnalyser, FileOutcome } from './analyse-file.ts';
import { isWithin, type PolicyScope } from './policy-scope.ts';
import { standalonePrompts } from './standalone-prompts.ts';

/** The files of a workspace with what they hold. */
export interface AnalysedFiles {
  readonly root: string;
  /** In the order of the files, with the calls of wrappers and what was measured. */
  readonly outcomes: readonly FileOutcome[];
  readonly scopes: readonly PolicyScope[];
  /** What was left out beside the files that are left out in `outcomes`. */
  readonly skipped: readonly Skipped[];
  /** The folders that were read as a whole. */
  readonly wholes: readonly string[];
  readonly findings: readonly Finding[];
}

/** Everything that one scan found. */
export function analysisOf(
  { root, outcomes, scopes, skipped, wholes, findings }: AnalysedFiles,
  { prices, snapshots }: Pick<FileAnalyser, 'prices' | 'snapshots'>,
): Analysis {
  const calls = outcomes.flatMap((outcome) => outcome.calls);
  return {
    root,
    prices,
    filesScanned: outcomes.filter(({ isScanned }) => isScanned).length,
    calls,
    prompts: standalonePrompts(
      outcomes.flatMap(({ prompts }) => prompts),
      calls,
    ),
    features: summariseFeatures(calls, declaredFeatures(scopes), measuredFeatures(snapshots)),
    totals: totalsOf(calls),
    findings,
    skipped: [...skipped, ...outcomes.flatMap((outcome) => outcome.skipped)].sort((left, right) =>
      byFolder(left.file, right.file),
    ),
    problems: outcomes.flatMap(({ problems }) => problems),
    policyProblems: scopes.flatMap(({ problems }) => problems),
    policyFiles: scopes.flatMap(({ file }) => file ?? []),
    isWhole: scopes.every((scope) => isWithin(scope, wholes)),
  };
}

/** Orders paths: files of one folder stay together, and the language of the machine does not matter. */
export function byFolder(left: string, right: string): number {
  const [leftFolder, rightFolder] = [dirname(left), dirname(right)];
  if (leftFolder !== rightFolder) return leftFolder < rightFolder ? -1 : 1;
  return left < right ? -1 : Number(left > right);
}

function declaredFeatures(scopes: readonly PolicyScope[]) {
  return new Map(scopes.flatMap(({ policy }) => Object.entries(policy.features)));
}
