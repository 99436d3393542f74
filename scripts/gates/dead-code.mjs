import { root } from '../process.mjs';

/**
 * Files, exports and dependencies that nothing uses, by knip.jsonc.
 *
 * @returns {Promise<import('./gate.mjs').GateResult>}
 */
export async function checkDeadCode() {
  // Imported here and not above, because node_modules may not exist before the set-up. As a session and not as a
  // program, because knip prints no count of what it looked at.
  const { createOptions, createSession, finalizeConfigurationHints } = await import('knip/session');
  const session = await createSession(await createOptions({ cwd: root, isSession: true }));
  const results = session.getResults();
  const unused = Object.values(results.issues)
    .flatMap((byFile) => Object.values(byFile))
    .flatMap((bySymbol) => Object.values(bySymbol))
    .map((issue) => `${issue.type}: ${issue.symbol} (${issue.filePath.replace(root, '')})`);
  const hints = finalizeConfigurationHints(results, { cwd: root }).map(
    (hint) => `knip.jsonc: ${hint.message} ${String(hint.identifier)}`,
  );
  const count = results.counters.processed;
  return { count, checked: `${count} files (knip)`, failures: [...unused, ...hints] };
}
