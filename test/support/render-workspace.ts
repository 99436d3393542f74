import type { Analysis } from '../../src/core/analysis.ts';
import { renderScan } from './render-calls.ts';

/** What is found in a workspace as text that a person can check against the sources: file by file. */
export function renderWorkspace({ calls, problems }: Analysis): string {
  const files = [...new Set([...calls.map(({ call }) => call.file), ...problems.map(({ file }) => file)])];
  const blocks = files.map((file) => {
    const own = calls.flatMap(({ call }) => (call.file === file ? [call] : []));
    const rendered = renderScan({
      calls: own,
      prompts: [],
      problems: problems.filter((problem) => problem.file === file),
      dependencies: [],
    });
    return `── ${file}\n${rendered}`;
  });
  return blocks.length === 0 ? 'nothing\n' : blocks.join('\n');
}
