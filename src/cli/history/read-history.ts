import type { PriceData } from '../../core/prices/data.ts';
import type { HistoryReport } from '../../core/report/history-contract.ts';
import { createEngine } from '../../workspace/engine.ts';
import { type HistoryRequest, readHistory } from '../../workspace/git/read-history.ts';
import type { CommandContext } from '../command.ts';

/** The history of the working directory, with progress on the terminal. Throws a UserError where git has none. */
export async function historyHere(
  request: Omit<HistoryRequest, 'root'>,
  prices: PriceData,
  { terminal, loadBytes, at, signal }: CommandContext,
): Promise<HistoryReport> {
  const engine = await createEngine(loadBytes, at, prices);
  const tools = {
    engine,
    prices,
    environment: process.env,
    onCommit: (subject: string, index: number, count: number) =>
      terminal.progress(`Reading commit ${index + 1} of ${count}  ${subject}`),
  };
  try {
    return await readHistory({ ...request, root: terminal.workingDirectory }, tools, signal);
  } finally {
    engine.dispose();
  }
}
