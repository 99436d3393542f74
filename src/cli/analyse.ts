import type { Analysis } from '../core/analysis.ts';
import type { PriceData } from '../core/prices/data.ts';
import { analyzeWorkspace } from '../workspace/analyze.ts';
import { createEngine } from '../workspace/engine.ts';
import { findStart } from '../workspace/start.ts';
import type { CommandContext } from './command.ts';
import { readGatewayFile } from './gateway-file.ts';

/** Analyses files and folders with an engine of their own, and shows how far it is; with the edits of findings if wanted. */
export async function analyse(
  paths: readonly string[],
  configFile: string | null,
  prices: PriceData,
  { terminal, loadBytes, at, signal }: CommandContext,
  plansFixes = false,
): Promise<Analysis> {
  const { scopes } = await findStart(paths, terminal.workingDirectory, configFile);
  const snapshot = await readGatewayFile(scopes, at, terminal.log);
  const engine = await createEngine(loadBytes, at, prices);
  if (snapshot !== null) engine.setGateway({ kind: null, url: null, snapshots: [snapshot] });
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
