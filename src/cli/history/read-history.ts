import type { HistoryReport } from '../../core/report/history-contract.ts';
import type { Engine } from '../../workspace/engine.ts';
import { type HistoryRequest, readHistory } from '../../workspace/git/read-history.ts';
import type { CommandContext } from '../command.ts';

/** The history of the working directory, with progress on the terminal. Throws a UserError where git has none. */
export function historyHere(
  request: Omit<HistoryRequest, 'root'>,
  engine: Engine,
  { terminal, signal }: Pick<CommandContext, 'terminal' | 'signal'>,
): Promise<HistoryReport> {
  const tools = {
    engine,
    environment: process.env,
    onCommit: (subject: string, index: number, count: number) =>
      terminal.progress(`Reading commit ${index + 1} of ${count}  ${subject}`),
  };
  return readHistory({ ...request, root: terminal.workingDirectory }, tools, signal);
}
