import assert from 'node:assert/strict';
import type { AgentWorkspace } from '../../../../src/agent/workspace.ts';
import { createDiskWorkspace } from '../../../../src/cli/mcp/disk-workspace.ts';
import { bundledPriceData } from '../../../../src/core/prices/data.ts';
import { createEngine, type Engine, type EngineGateway } from '../../../../src/workspace/engine.ts';
import { loadBytes } from '../../../support/assets.ts';
import { pythonCall } from '../../../support/comparisons.ts';
import { withFolder } from '../../../support/folders.ts';

const signal = new AbortController().signal;

/** A folder with one call; `engine` may stand in between, `measured` is what a gateway told. */
async function withWorkspace(
  use: (workspace: AgentWorkspace) => Promise<void>,
  engineOf: (engine: Engine) => Engine = (engine) => engine,
  measured: () => EngineGateway | null = () => null,
): Promise<void> {
  const engine = await createEngine(loadBytes, new Date('2026-09-23'), bundledPriceData);
  try {
    await withFolder({ 'desk.py': pythonCall('triage', 'Is it urgent?') }, (folder) =>
      use(
        createDiskWorkspace({
          root: folder,
          engine: engineOf(engine),
          budgets: async () => ({ report: null, reason: 'none' }),
          measured: async () => measured(),
          lifetime: signal,
        }),
      ),
    );
  } finally {
    engine.dispose();
  }
}

describe('the workspace of an agent', () => {
  it('goes on for the others where one that asked no longer waits', async () => {
    const [started, go] = [gate(), gate()];
    await withWorkspace(
      async (workspace) => {
        const stopped = new AbortController();
        const one = workspace.analyse(stopped.signal);
        const other = workspace.analyse(signal);
        await started.opened;
        stopped.abort(new Error('no more'));
        go.open();
        await assert.rejects(one, /no more/);
        assert.equal((await other).calls.length, 1);
      },
      (engine) => ({
        ...engine,
        async analyseFile(...args) {
          started.open();
          await go.opened;
          return engine.analyseFile(...args);
        },
      }),
    );
  });

  it('estimates anew when what was measured changes', async () => {
    let told: EngineGateway | null = null;
    await withWorkspace(
      async (workspace) => {
        const first = await workspace.analyse(signal);
        told = { kind: null, url: null, snapshots: [] };
        assert.notEqual(await workspace.analyse(signal), first);
      },
      undefined,
      () => told,
    );
  });
});

/** Something that is waited for until it is opened. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open: () => open() };
}
