import type { Analysis } from '../core/analysis.ts';
import type { PriceData } from '../core/prices/data.ts';
import { analyzeWorkspace } from '../workspace/analyze.ts';
import { createEngine, type Engine, type EngineGateway } from '../workspace/engine.ts';
import { findScopes } from '../workspace/find-scopes.ts';
import type { PolicyScope } from '../workspace/policy-scope.ts';
import type { CommandContext } from './command.ts';
import { readGatewayFiles } from './gateway-file.ts';
import type { Terminal } from './terminal.ts';

/** Files and folders, relative to the working directory, none for that itself; and one callcost.yml for all, or null. */
export interface AnalysedPlaces {
  readonly paths: readonly string[];
  readonly configFile: string | null;
}

/** Analyses files and folders with an engine of their own, and shows how far it is; with the edits of findings if wanted. */
export function analyse(
  paths: readonly string[],
  configFile: string | null,
  prices: PriceData,
  context: CommandContext,
  plansFixes = false,
  gateway: EngineGateway | null = null,
): Promise<Analysis> {
  const places = { paths, configFile };
  return withEngine(places, prices, gateway, context, (engine) => analyseWith(engine, places, context, plansFixes));
}

/** The same with an engine that is there already. */
export function analyseWith(
  engine: Engine,
  { paths, configFile }: AnalysedPlaces,
  { terminal, signal }: Pick<CommandContext, 'terminal' | 'signal'>,
  plansFixes = false,
): Promise<Analysis> {
  return analyzeWorkspace(engine, {
    paths,
    workingDirectory: terminal.workingDirectory,
    configFile,
    signal,
    ...(plansFixes ? { planEdits: engine.planEdits } : {}),
    onProgress: ({ done, total, file }) => terminal.progress(`Scanning ${done} of ${total}  ${file}`),
  });
}

/**
 * Hands an engine to `use`, and disposes of it. Without a gateway the budget files that callcost.yml files name tell
 * what was measured.
 */
export async function withEngine<Result>(
  { paths, configFile }: AnalysedPlaces,
  prices: PriceData,
  gateway: EngineGateway | null,
  { terminal, loadBytes, at, signal }: CommandContext,
  use: (engine: Engine) => Promise<Result>,
): Promise<Result> {
  const scopes = gateway === null ? await findScopes(paths, terminal.workingDirectory, configFile, signal) : [];
  const told = gateway ?? (await fileGateway(scopes, at, terminal));
  const engine = await createEngine(loadBytes, at, prices);
  engine.setGateway(told);
  try {
    return await use(engine);
  } finally {
    engine.dispose();
  }
}

/** What the budget files of callcost.yml files measured. Estimates go without what cannot be read, which is told. */
export async function fileGateway(
  scopes: readonly PolicyScope[],
  at: Date,
  { log }: Pick<Terminal, 'log'>,
): Promise<EngineGateway | null> {
  const snapshot = await readGatewayFiles(scopes, at, ({ message }) =>
    log(`${message} Estimates go without measured numbers.`),
  );
  return snapshot === null ? null : { kind: null, url: null, snapshots: [snapshot] };
}
