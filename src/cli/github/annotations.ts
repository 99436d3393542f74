/** Lines of a log that GitHub shows beside the code. */
import type { Breach } from '../../core/gate/gate.ts';

/** GitHub shows ten of each kind for a step. */
const mostAnnotations = 10;

/**
 * Workflow commands for breaches, https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 * `folder` stands before each file, and ends in a slash where it is not empty.
 */
export function annotationsOf(
  kind: 'error' | 'warning',
  breaches: readonly Breach[],
  folder: string,
): readonly string[] {
  return breaches.slice(0, mostAnnotations).map(({ file, line, cell, column, code, message }) => {
    // Lines of a notebook are counted in its cells, which GitHub does not know.
    const lines = cell === undefined ? [`line=${line ?? 1}`, `col=${column ?? 1}`] : [];
    const place = file === null ? [] : [`file=${property(`${folder}${file}`)}`, ...lines];
    const properties = [...place, `title=${property(`Call Cost${code === null ? '' : `: ${code}`}`)}`];
    return `::${kind} ${properties.join(',')}::${data(message)}`;
  });
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
