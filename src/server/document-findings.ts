/** What the rules say about open documents, and whether what is known of their folders has changed that. */
import type { Finding } from '../core/finding.ts';
import { createFactsCollector, relevantFacts } from '../core/rules/workspace-facts.ts';
import type { Engine, OpenFileAnalysis } from '../workspace/engine.ts';
import { pathInScope } from '../workspace/policy-scope.ts';
import type { DocumentAnalysis } from './analyses.ts';
import { billedIn, knownBilledCalls, wrapperCallsOf } from './known-calls.ts';
import { allCalls } from './surroundings.ts';

/** Findings, with what they took from the folder. */
interface KnownFindings {
  readonly key: string;
  readonly findings: readonly Finding[];
}

/** Finds once what stays the same. */
export interface DocumentFindings {
  /** `path` is the absolute path of the document; null where it has none. */
  of(analysis: DocumentAnalysis, path: string | null, engine: Engine): readonly Finding[];
  /** Whether a document of a folder would have other findings now. */
  areOutdated(root: string): boolean;
  /** Frees what belongs to units that are no longer open. */
  prune(alive: ReadonlySet<string | undefined>): void;
}

/** Makes the findings of documents; it has found nothing yet. */
export function createDocumentFindings(): DocumentFindings {
  const facts = createFactsCollector();
  const known = new WeakMap<OpenFileAnalysis, KnownFindings>();
  const shown = new Map<string, DocumentAnalysis>();
  const factsFor = (analysis: DocumentAnalysis) => {
    const found = facts.collect(knownBilledCalls(analysis));
    return { facts: found, key: relevantFacts(found, billedIn(analysis.found)) };
  };
  return {
    of(analysis, path, engine) {
      const { unit, scope, found, place } = analysis;
      const now = factsFor(analysis);
      const before = known.get(found);
      shown.set(unit.key, analysis);
      if (before?.key === now.key) return before.findings;
      const { text, cells } = unit;
      const program = {
        path: allCalls(analysis)[0]?.call.file ?? '',
        pathInPolicy: path === null ? '' : pathInScope(scope, path),
        program: cells === undefined ? { text } : { text, cells },
        calls: found.calls,
        callers: wrapperCallsOf(found, place),
        scope,
      };
      const findings = engine.findFindings(program, now.facts);
      known.set(found, { key: now.key, findings });
      return findings;
    },
    areOutdated: (root) =>
      [...shown.values()].some(
        (analysis) => analysis.place?.root === root && known.get(analysis.found)?.key !== factsFor(analysis).key,
      ),
    prune(alive) {
      for (const key of shown.keys()) if (!alive.has(key)) shown.delete(key);
    },
  };
}
