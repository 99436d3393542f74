import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis, Totals } from '../../../src/core/analysis.ts';
import { bundledPriceData } from '../../../src/core/prices/data.ts';
import type { FileAnalyser } from '../../../src/workspace/analyse-file.ts';
import { analyzeWorkspace } from '../../../src/workspace/analyze.ts';
import { createEngine, type Engine } from '../../../src/workspace/engine.ts';
import { loadBytes } from '../../support/assets.ts';
import { withFolder } from '../../support/folders.ts';
import { type Plan, plans, pythonFiles, typescriptFiles } from '../../support/wrapper-workspaces.ts';

/** Fixed, so that a failure here fails everywhere. */
const parameters = { seed: 20261122, numRuns: 25 };

type Files = Readonly<Record<string, string>>;

function analyse(analyser: FileAnalyser, files: Files): Promise<Analysis> {
  return withFolder(files, (workingDirectory) =>
    analyzeWorkspace(analyser, { paths: [], workingDirectory, configFile: null }),
  );
}

function checkTotals(actual: Totals, expected: Totals): void {
  const [one, other] = [actual.perMonth, expected.perMonth];
  assert.deepEqual({ ...actual, perMonth: null }, { ...expected, perMonth: null });
  checkClose(one?.low ?? null, other?.low ?? null);
  checkClose(one?.high ?? null, other?.high ?? null);
  assert.equal(one?.basis, other?.basis);
}

/** Sums in another order differ in the last digits. */
function checkClose(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null) assert.equal(actual, expected);
  else assert.ok(Math.abs(actual - expected) <= 1e-9 * Math.abs(expected), `${actual} is not ${expected}`);
}

/** What was found, without the folder in which it was. */
function withoutRoot({ root, ...analysis }: Analysis): unknown {
  return JSON.parse(JSON.stringify(analysis).replaceAll(root, '.'));
}

/** Has files done in another order: each waits for as many turns of the event loop as its name says. */
function shuffled(engine: Engine): FileAnalyser {
  return {
    ...engine,
    async analyseFile(file, ...rest) {
      const turns = (file.path.length * 7 + file.path.charCodeAt(file.path.length - 4) * 13) % 11;
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      return engine.analyseFile(file, ...rest);
    },
  };
}

describe('wrappers and what they stand for', () => {
  let engine: Engine;
  before(async () => {
    engine = await createEngine(loadBytes, new Date('2026-09-23'), bundledPriceData);
  });
  after(() => engine.dispose());

  const check = (holds: (plan: Plan) => Promise<void>) => fc.assert(fc.asyncProperty(plans, holds), parameters);

  for (const [language, filesOf, extension] of [
    ['Python', pythonFiles, 'py'],
    ['TypeScript', typescriptFiles, 'ts'],
  ] as const) {
    it(`cost the same when they are inlined, in ${language}`, () =>
      check(async (plan) => {
        const wrapped = await analyse(engine, filesOf(plan, 'wrapped'));
        const inlined = await analyse(engine, filesOf(plan, 'inlined'));
        assert.equal(wrapped.totals.calls, plan.sites.length);
        checkTotals(wrapped.totals, inlined.totals);
        assert.deepEqual(
          wrapped.features.map(({ name }) => name),
          inlined.features.map(({ name }) => name),
        );
        for (const [index, { totals }] of wrapped.features.entries()) {
          checkTotals(totals, inlined.features[index]?.totals ?? totals);
        }
      }));

    it(`are found whatever file is read first, and again, in ${language}`, () =>
      check(async (plan) => {
        const files = filesOf(plan, 'wrapped');
        const first = withoutRoot(await analyse(engine, files));
        assert.deepEqual(withoutRoot(await analyse(engine, files)), first);
        assert.deepEqual(withoutRoot(await analyse(shuffled(engine), files)), first);
      }));

    it(`are found beside a file that is broken, in ${language}`, () =>
      check(async (plan) => {
        const files = filesOf(plan, 'wrapped');
        const broken = {
          [`mail/broken.${extension}`]: "import { ask } from 'lib.w0'\nclass (:\n  def def = = {{{ [\n",
        };
        const { totals } = await analyse(engine, files);
        checkTotals((await analyse(engine, { ...files, ...broken })).totals, totals);
      }));
  }
});
