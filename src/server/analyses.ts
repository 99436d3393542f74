import type { AnalysedCall } from '../core/analysis.ts';
import type { StepDownOffer } from '../core/estimate/step-down.ts';
import type { Finding } from '../core/finding.ts';
import type { Call } from '../core/model.ts';
import { bundledPriceData, type PriceData } from '../core/prices/data.ts';
import type { ValueDefinition } from '../core/scan/definitions.ts';
import type { EditPlan } from '../core/scan/edits/edit.ts';
import type { SourceChange } from '../core/scan/edits/plan-context.ts';
import { placeOfModel } from '../core/scan/edits/replace-model.ts';
import type { PlacedCall } from '../workspace/call-site-feature.ts';
import type { LinkedCallSite } from '../workspace/call-site-linker.ts';
import type { Engine, EngineGateway, OpenFile, OpenFileAnalysis } from '../workspace/engine.ts';
import { findScopeFindings } from '../workspace/findings.ts';
import { type PolicyScope, pathInScope } from '../workspace/policy-scope.ts';
import { displayPath } from './display-path.ts';
import { createDocumentFindings } from './document-findings.ts';
import type { Documents } from './documents.ts';
import type { FolderIndexes, IndexedPlace } from './folder-indexes.ts';
import type { ServerHost } from './host.ts';
import { knownCalls } from './known-calls.ts';
import { type MeasuredUses, withMeasuredUse } from './measured-document.ts';
import type { Policies } from './policies.ts';
import { isStillSeen, joinCallSites, ownSites, type SeenInFolder, seenFrom } from './surroundings.ts';
import { type Unit, type UnitPart, unitOf } from './units.ts';
import { isUnwanted } from './unwanted.ts';

/** What is known about one document. Offsets are those of the unit; the document starts at `part.start`. */
export interface DocumentAnalysis {
  readonly unit: Unit;
  readonly part: UnitPart;
  readonly scope: PolicyScope;
  readonly found: OpenFileAnalysis;
  /** Where the unit lies; null outside of all folders. */
  readonly place: IndexedPlace | null;
}

/** A document that failed, and why. */
export interface LeftOut {
  readonly uri: string;
  readonly reason: string;
}

export interface AnalysesContext {
  readonly host: ServerHost;
  readonly documents: Documents;
  readonly policies: Policies;
  readonly folders: () => readonly string[];
  readonly indexes: FolderIndexes;
  readonly warn: (message: string) => void;
}

/** An analysis longer than this would be felt at every key; milliseconds. The document is left out until it is closed. */
const timeBudgetMs = 3000;

/** The work on one text of a unit. */
interface Entry {
  readonly stamp: string;
  readonly scope: PolicyScope;
  /** With what calls were estimated, see `Analyses.basis`. */
  readonly basis: object;
  readonly running: AbortController;
  file: OpenFile | null;
  result: Promise<OpenFileAnalysis> | null;
  /** Where the unit lies; null outside of all folders. */
  place: IndexedPlace | null;
  /** What it took from its folder; null where the folder was not known yet. */
  seen: SeenInFolder | null;
  /** The result, without what other files tell about it. */
  alone: OpenFileAnalysis | null;
  /** Call sites in the result. */
  shownSites: number;
  /** Whether another file that it depends on has changed since. */
  isOutdated: boolean;
}

const newEntry: Pick<Entry, 'result' | 'place' | 'seen' | 'alone' | 'shownSites' | 'isOutdated'> = {
  result: null,
  place: null,
  seen: null,
  alone: null,
  shownSites: 0,
  isOutdated: false,
};

/** A call in a file that is not open, with the policy and the basis that it was estimated under. */
interface EstimatedSite {
  readonly scope: PolicyScope;
  readonly basis: object;
  readonly analysed: AnalysedCall;
}

/** Why a unit is left out; `stamp` is that of the text that failed, null until the unit is closed. */
interface Failure {
  readonly reason: string;
  readonly stamp: string | null;
}

/** Analyses of the open documents, each made once for a text and a policy. It lives as long as the editor is connected. */
export class Analyses {
  private readonly context: AnalysesContext;
  private readonly entries = new Map<string, Entry>();
  private readonly failures = new Map<string, Failure>();
  private readonly siteEstimates = new WeakMap<Call, EstimatedSite>();
  private readonly foundFindings = createDocumentFindings();
  private data: PriceData = bundledPriceData;
  private gateway: EngineGateway | null = null;
  private currentBasis: object = {};
  private uses: MeasuredUses = new Map();
  private loading: Promise<Engine> | null = null;

  constructor(context: AnalysesContext) {
    this.context = context;
  }

  /**
   * The analysis of a document as it is now; null for what is not scanned and for what is left out. Rejects with an
   * `AbortError` when the document changes or closes meanwhile.
   */
  async of(uri: string): Promise<DocumentAnalysis | null> {
    const { host, documents, policies } = this.context;
    const path = host.pathOf(uri);
    const scope = await policies.scopeOf(path);
    const document = documents.get(uri);
    const unit = document === undefined ? null : unitOf(document, documents);
    const part = unit?.parts.find((each) => each.document === document);
    if (unit === null || part === undefined || this.isLeftOut(unit) || isUnwanted(unit, path, scope)) return null;
    const entry = this.entryOf(unit, scope);
    entry.result ??= this.analyse(unit, entry);
    try {
      const found = await entry.result;
      this.throwIfOutdated(unit);
      return { unit, part, scope, found, place: entry.place };
    } catch (error) {
      // Failures are not kept; one that is the document's own fault has been taken down.
      entry.result = null;
      if (this.isLeftOut(unit)) return null;
      throw error;
    }
  }

  /** What the rules say about the calls of a document, with what is known of its folder by now. */
  async findings(analysis: DocumentAnalysis): Promise<readonly Finding[]> {
    const path = this.context.host.pathOf(analysis.unit.parts[0]?.document.uri ?? '');
    return this.foundFindings.of(analysis, path, await this.engine());
  }

  /** The edits that make a change of a call of a document, tried beforehand, or why there are none. */
  async plan(analysis: DocumentAnalysis, call: Call, change: SourceChange): Promise<EditPlan> {
    const { unit, place } = analysis;
    const engine = await this.engine();
    const source = { path: call.file, language: unit.language, text: unit.text };
    const written = placeOfModel(call)?.file ?? call.file;
    const text = written === call.file || place === null ? null : await this.textAt(`${place.root}/${written}`);
    const textOf = (file: string) => (file === written ? text : null);
    const project = place?.index.isListed() === true ? place.index.project : null;
    const request = { source, call, change, calls: knownCalls(analysis), textOf };
    const plan = await engine.planEdits(request, project, undefined);
    this.throwIfOutdated(unit);
    return plan;
  }

  /** The text of a file as it is in the editor, or else on the disk; null where it cannot be read. */
  async textAt(path: string): Promise<string | null> {
    const { host, documents } = this.context;
    const open = documents.all().find(({ uri }) => host.pathOf(uri) === path);
    return open?.placed.text ?? host.readText(path).catch(() => null);
  }

  /** Where the text or id at an offset of a unit is written, if that is elsewhere. */
  async definitions({ unit, place }: DocumentAnalysis, offset: number): Promise<readonly ValueDefinition[]> {
    const engine = await this.engine();
    const path = place?.path ?? displayPath(unit, null, []);
    const project = place?.index.isListed() === true ? place.index.project : null;
    const found = await engine.findDefinitions({ path, language: unit.language, text: unit.text }, offset, project);
    this.throwIfOutdated(unit);
    return found;
  }

  /** A cheaper model for a call of a document; null where there is none. */
  async stepDown({ unit, scope }: DocumentAnalysis, analysed: AnalysedCall): Promise<StepDownOffer | null> {
    const path = this.context.host.pathOf(unit.parts[0]?.document.uri ?? '');
    const engine = await this.engine();
    return engine.stepDown(analysed, scope, path === null ? '' : pathInScope(scope, path));
  }

  /** What the rules find in a callcost.yml with the calls of these documents. */
  async policyFindingsOf(scope: PolicyScope, analyses: readonly DocumentAnalysis[]): Promise<readonly Finding[]> {
    const { today } = await this.engine();
    const units = [...new Set(analyses.map(({ found }) => found))];
    return findScopeFindings(
      scope,
      units.map(({ calls }) => ({ scope, calls })),
      today,
    );
  }

  /** Frees what belongs to documents that are no longer open, or are in another unit now. */
  prune(): void {
    const { documents } = this.context;
    const alive = new Set(documents.all().map((document) => unitOf(document, documents)?.key));
    for (const [key, entry] of this.entries) {
      if (alive.has(key)) continue;
      entry.running.abort();
      entry.file?.dispose();
      this.entries.delete(key);
    }
    this.foundFindings.prune(alive);
    for (const key of this.failures.keys()) if (!alive.has(key)) this.failures.delete(key);
  }

  /**
   * Files have changed: what depends on them is analysed again when it is next asked for. Of those that are listed anew,
   * imports lead elsewhere. True where an analysis is outdated.
   */
  filesChanged(root: string, texts: readonly string[], relisted: readonly string[]): boolean {
    const changed = new Set([...texts, ...relisted]);
    const redirected = new Set(relisted);
    return this.outdate(
      root,
      ({ place, alone }) =>
        redirected.has(place?.path ?? '') || (alone?.dependencies.some((path) => changed.has(path)) ?? true),
    );
  }

  /** A folder is known better. True where an analysis did not know what is known now. */
  indexRefreshed(root: string): boolean {
    const isOutdated = this.outdate(root, ({ place, seen, alone, result, shownSites }) => {
      if (place === null || result === null) return false;
      if (seen === null || !isStillSeen(seen, seenFrom(place))) return true;
      return alone !== null && ownSites(alone, place).length !== shownSites;
    });
    return isOutdated || this.foundFindings.areOutdated(root);
  }

  /** Settles when no document is being analysed. */
  async idle(): Promise<void> {
    await Promise.allSettled([...this.entries.values()].map(({ result }) => result));
  }

  leftOut(): readonly LeftOut[] {
    return [...this.failures].map(([uri, { reason }]) => ({ uri, reason }));
  }

  /** The engine, which is loaded when first asked for. */
  engine(): Promise<Engine> {
    this.loading ??= this.loadEngine().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  prices(): { readonly asOf: string; readonly source: string } {
    return { asOf: this.data.asOf, source: this.data.source };
  }

  /** Another object whenever estimates may be others, though calls and policies are the same. */
  basis(): object {
    return this.currentBasis;
  }

  /** From now on these prices hold; what was analysed with others is analysed again. */
  async replacePrices(data: PriceData): Promise<void> {
    this.data = data;
    this.currentBasis = {};
    if (this.loading !== null) (await this.loading).replacePrices(this.context.host.now(), data);
  }

  /** From now on this gateway holds; what was analysed with another is analysed again. */
  async setGateway(gateway: EngineGateway | null): Promise<void> {
    this.gateway = gateway;
    this.currentBasis = {};
    if (this.loading !== null) (await this.loading).setGateway(gateway);
  }

  /** From now on this was measured. True where an analysis is outdated. */
  setMeasuredUses(uses: MeasuredUses): boolean {
    if (JSON.stringify([...uses]) === JSON.stringify([...this.uses])) return false;
    this.uses = uses;
    for (const entry of this.entries.values()) entry.isOutdated = true;
    return this.entries.size > 0;
  }

  async dispose(): Promise<void> {
    for (const entry of this.entries.values()) entry.file?.dispose();
    this.entries.clear();
    if (this.loading !== null) (await this.loading).dispose();
  }

  /** The work on the present text; that on an older one is stopped, and its tree goes on. */
  private entryOf(unit: Unit, scope: PolicyScope): Entry {
    const known = this.entries.get(unit.key);
    const isCurrent = known?.stamp === unit.stamp && known.scope === scope && known.basis === this.currentBasis;
    if (known !== undefined && isCurrent && !known.isOutdated) return known;
    known?.running.abort();
    const entry: Entry = {
      ...newEntry,
      stamp: unit.stamp,
      scope,
      basis: this.currentBasis,
      running: new AbortController(),
      file: known?.file ?? null,
    };
    this.entries.set(unit.key, entry);
    return entry;
  }

  private async analyse(unit: Unit, entry: Entry): Promise<OpenFileAnalysis> {
    const { host, folders, indexes } = this.context;
    const { scope, running } = entry;
    // Messages that have arrived have their turn first: an edit among them makes this work needless.
    await host.pause();
    running.signal.throwIfAborted();
    this.throwIfOutdated(unit);
    const engine = await this.engine();
    running.signal.throwIfAborted();
    const path = host.pathOf(unit.parts[0]?.document.uri ?? '');
    entry.file ??= engine.open(displayPath(unit, path, folders()), unit.language, unit.text);
    entry.file.update(unit.text);
    entry.place = path === null ? null : await indexes.placeOf(path, engine);
    running.signal.throwIfAborted();
    this.throwIfOutdated(unit);
    const started = host.workedMs();
    try {
      const found = await this.analyseInPlace(entry, entry.file, path === null ? '' : pathInScope(scope, path));
      const tookMs = host.workedMs() - started;
      if (tookMs > timeBudgetMs) this.leaveOut(unit, `its analysis takes ${(tookMs / 1000).toFixed(1)} s`, null);
      else this.failures.delete(unit.key);
      // An edit that has arrived meanwhile makes this an answer about an older text.
      await host.pause();
      return found;
    } catch (error) {
      running.signal.throwIfAborted();
      this.leaveOut(unit, `Call Cost failed on it (please report this): ${String(error)}`, unit.stamp);
      throw error;
    }
  }

  private async loadEngine(): Promise<Engine> {
    const { host } = this.context;
    const engine = await host.createEngine(host.now(), this.data);
    engine.setGateway(this.gateway);
    return engine;
  }

  private outdate(root: string, isConcerned: (entry: Entry) => boolean): boolean {
    const concerned = [...this.entries.values()].filter((entry) => entry.place?.root === root && isConcerned(entry));
    for (const entry of concerned) entry.isOutdated = true;
    return concerned.length > 0;
  }

  /** Analyses a file with what the index of its folder tells, as far as there is one by now. */
  private async analyseInPlace(entry: Entry, file: OpenFile, pathOfPolicy: string): Promise<OpenFileAnalysis> {
    const { scope, place, running } = entry;
    const seen = place?.index.isListed() === true ? seenFrom(place) : null;
    entry.seen = seen;
    const surroundings =
      place === null || seen === null ? null : { project: place.index.project.asOfNow(), wrappers: seen.wrappers };
    entry.alone = await file.analyse(scope, pathOfPolicy, surroundings, running.signal);
    if (place === null || seen === null) return entry.alone;
    const others = await Promise.all(seen.sites.map((site) => this.estimated(site, place)));
    const { estimate } = await this.engine();
    const joined = await joinCallSites(entry.alone, place, others, {
      estimate,
      placeOf: (path) => this.placeOf(path, place),
    });
    entry.shownSites = joined.sites.length;
    return withMeasuredUse(joined, place.root, this.uses, await this.engine(), (path) => this.placeOf(path, place));
  }

  /** A call in another file, under the policy that holds there. Estimated once for a policy and prices. */
  private async estimated({ call, callId }: LinkedCallSite, folder: IndexedPlace) {
    const { absolutePath, scope } = await this.placeOf(call.file, folder);
    const known = this.siteEstimates.get(call);
    if (known?.scope === scope && known.basis === this.currentBasis) return { callId, analysed: known.analysed };
    const analysed = (await this.engine()).estimate(call, { absolutePath, scope });
    this.siteEstimates.set(call, { scope, basis: this.currentBasis, analysed });
    return { callId, analysed };
  }

  private async placeOf(path: string, { root }: IndexedPlace): Promise<PlacedCall['place']> {
    const absolutePath = `${root}/${path}`;
    return { absolutePath, scope: await this.context.policies.scopeOf(absolutePath) };
  }

  /** An answer about a text that has changed meanwhile would stand at wrong places. */
  private throwIfOutdated({ parts }: Unit): void {
    const { documents } = this.context;
    if (parts.every(({ document }) => documents.get(document.uri) === document)) return;
    throw new DOMException('The document has changed.', 'AbortError');
  }

  /** Takes down a unit that fails; the log names it once, not at every key. */
  private leaveOut(unit: Unit, reason: string, stamp: string | null): void {
    if (!this.failures.has(unit.key)) this.context.warn(`${unit.key} is left out: ${reason}`);
    this.failures.set(unit.key, { reason, stamp });
  }

  private isLeftOut(unit: Unit): boolean {
    const failure = this.failures.get(unit.key);
    return failure !== undefined && (failure.stamp === null || failure.stamp === unit.stamp);
  }
}
