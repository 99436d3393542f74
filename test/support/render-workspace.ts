import type { AnalysedCall, Analysis } from '../../src/core/analysis.ts';
import { renderScan } from './render-calls.ts';

/** The call sites of each wrapper: what is sent from there, and for how much. */
function renderCallSites(calls: readonly AnalysedCall[]): string {
  return calls
    .flatMap(({ call, callSites = [] }) =>
      callSites.map((site) => {
        const { file } = site.call;
        const rendered = renderScan({ calls: [site.call], prompts: [], problems: [], dependencies: [] });
        return `\n${call.lines.line} is called from ${file}:${rendered}`;
      }),
    )
    .join('');
}

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
    return `── ${file}\n${rendered}${renderCallSites(calls.filter(({ call }) => call.file === file))}`;
  });
  return blocks.length === 0 ? 'nothing\n' : blocks.join('\n');
}
