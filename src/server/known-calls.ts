/** The calls of a document together with those of its folder, as far as the index knows them by now. */
import { hasCallSites } from '../core/estimate/call-sites.ts';
import type { Call } from '../core/model.ts';
import type { WrapperCall } from '../core/rules/rule.ts';
import type { OpenFileAnalysis } from '../workspace/engine.ts';
import type { WorkspaceIndex } from '../workspace/workspace-index.ts';
import type { DocumentAnalysis } from './analyses.ts';
import type { IndexedPlace } from './folder-indexes.ts';

/** The calls of a document, and those of other files of its folder, as far as they are known by now. */
export function knownCalls({ found, place }: DocumentAnalysis): readonly Call[] {
  const own = found.calls.map(({ call }) => call);
  return [...own, ...elsewhere(found, place?.index.calls() ?? [])];
}

/** The calls that are billed in a document, and in other files of its folder. */
export function knownBilledCalls({ found, place }: DocumentAnalysis): readonly Call[] {
  return [...billedIn(found), ...elsewhere(found, place === null ? [] : billedOf(place.index))];
}

function billedOf(index: WorkspaceIndex): readonly Call[] {
  const sites = index.allSites();
  const made = new Set(sites.map(({ file, callId }) => `${file}\0${callId}`));
  const direct = index.calls().filter(({ file, id }) => !made.has(`${file}\0${id}`));
  return [...direct, ...sites.map(({ call }) => call)];
}

function elsewhere({ calls, sites }: OpenFileAnalysis, known: readonly Call[]): readonly Call[] {
  const file = calls[0]?.call.file ?? sites[0]?.analysed.call.file;
  return known.filter((call) => call.file !== file);
}

/** The calls of a document for which no others are billed, and its calls of wrappers. */
export function billedIn({ calls, sites }: OpenFileAnalysis): readonly Call[] {
  const direct = calls.filter((analysed) => !hasCallSites(analysed));
  return [...direct.map(({ call }) => call), ...sites.map(({ analysed }) => analysed.call)];
}

/** The calls of wrappers in a document, each with the call that makes its request, where that is known. */
export function wrapperCallsOf({ calls, sites }: OpenFileAnalysis, place: IndexedPlace | null): readonly WrapperCall[] {
  return sites.flatMap(({ analysed, callId, file }) => {
    const own = calls.find(({ call }) => call.id === callId && call.file === file)?.call;
    const made = own ?? place?.index.callOf(file, callId) ?? null;
    return made === null ? [] : [{ analysed, made }];
  });
}
