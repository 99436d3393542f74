import type { Analysis } from '../core/analysis.ts';
import { UserError } from '../core/errors.ts';
import type { PriceData } from '../core/prices/data.ts';
import { analyzeWorkspace } from '../workspace/analyze.ts';
import { createEngine, type EngineGateway } from '../workspace/engine.ts';
import type { PolicyScope } from '../workspace/policy-scope.ts';
import { findStart } from '../workspace/start.ts';
import type { CommandContext } from './command.ts';
import { readGatewayFile } from './gateway-file.ts';
import type { Terminal } from './terminal.ts';

/**
 * Analyses files and folders with an engine of their own, and shows how far it is; with the edits of findings if wanted.
 * Without a gateway the budget file that a callcost.yml names tells what was measured.
 */
export async function analyse(
  paths: readonly string[],
  configFile: string | null,
  prices: PriceData,
  { terminal, loadBytes, at, signal }: CommandContext,
  plansFixes = false,
  gateway: EngineGateway | null = null,
): Promise<Analysis> {
  const { scopes } = await findStart(paths, terminal.workingDirectory, configFile);
  const told = gateway ?? (await fileGateway(scopes, at, terminal));
  const engine = await createEngine(loadBytes, at, prices);
  engine.setGateway(told);
  try {
    return await analyzeWorkspace(engine, {
      paths,
      workingDirectory: terminal.workingDirectory,
      configFile,
      signal,
      ...(plansFixes ? { planEdits: engine.planEdits } : {}),
      onProgress: ({ done, total, file }) => terminal.progress(`Scanning ${done} of ${total}  ${file}`),
    });
  } finally {
    engine.dispose();
  }
}

/** What the budget file of a callcost.yml measured. Estimates go without that where it cannot be read, which is told. */
export async function fileGateway(
  scopes: readonly PolicyScope[],
  at: Date,
  { log }: Pick<Terminal, 'log'>,
): Promise<EngineGateway | null> {
  try {
    const snapshot = await readGatewayFile(scopes, at);
    return snapshot === null ? null : { kind: null, url: null, snapshots: [snapshot] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log(`${error.message} Estimates go without measured numbers.`);
    return null;
  }
}
