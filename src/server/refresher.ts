import type { ClientCapabilities, Connection } from 'vscode-languageserver';

/** Has the editor ask again for what it shows, where something else than its documents changed the answers. */
export interface Refresher {
  /** Soon, and once for everything that changes until then. */
  schedule(): void;
  dispose(): void;
}

/** Long enough for the edits of one word in callcost.yml; milliseconds. */
const delayMs = 200;

/** Asks for nothing that the editor does not support. */
export function createRefresher({ languages, sendRequest }: Connection, { workspace }: ClientCapabilities): Refresher {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const refresh = (): void => {
    timer = null;
    const requests = [
      ...(workspace?.inlayHint?.refreshSupport === true ? [languages.inlayHint.refresh()] : []),
      ...(workspace?.codeLens?.refreshSupport === true ? [sendRequest('workspace/codeLens/refresh')] : []),
      ...(workspace?.diagnostics?.refreshSupport === true ? [languages.diagnostics.refresh()] : []),
    ];
    // An editor that is closing down does not answer any more.
    for (const request of requests) request.catch(() => undefined);
  };
  return {
    schedule: () => {
      timer ??= setTimeout(refresh, delayMs);
    },
    dispose: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
