import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { Analysis } from '../../../../src/core/analysis.ts';
import type { Finding } from '../../../../src/core/finding.ts';
import { scanReportSchema } from '../../../../src/core/report/contract.ts';
import { createScanReport } from '../../../../src/core/report/scan-report.ts';
import { analysed, makeAnalysis, threeCalls, usd } from '../../../support/analyses.ts';

const committedSchema = new URL('../../../../schemas/scan.schema.json', import.meta.url);

/** The report keeps to both forms of the contract, and nothing in it is left out by the schema. */
async function check(analysis: Analysis): Promise<ReturnType<typeof createScanReport>> {
  const report = createScanReport(analysis);
  const written: unknown = JSON.parse(JSON.stringify(report));
  const validate = new Ajv2020().compile(JSON.parse(await readFile(committedSchema, 'utf8')));
  assert.equal(validate(written), true, JSON.stringify(validate.errors));
  assert.deepEqual(scanReportSchema.parse(written), written);
  return report;
}

describe('the JSON contract', () => {
  it('holds for calls of every kind, prompts, problems and skipped files', () =>
    check(
      makeAnalysis(threeCalls, {
        prompts: [
          {
            file: 'a.py',
            prompt: {
              name: 'SYSTEM',
              range: { start: 0, end: 9 },
              lines: { line: 1, column: 1, endLine: 2, endColumn: 4 },
              pieces: [],
            },
            tokens: { value: 318, low: 318, high: 318, basis: 'assumed', reason: 'no model' },
          },
        ],
        skipped: [{ file: 'vendor/', kind: 'vendored', reason: 'code of others' }],
        problems: [{ file: 'a.py', reason: 'syntax error', lines: null }],
        policyProblems: [
          { file: 'callcost.yml', line: 1, column: 1, severity: 'error', message: 'No.', nextStep: 'Yes.' },
        ],
      }),
    ).then(() => undefined));

  it('holds for nothing at all', () => check(makeAnalysis([])).then(() => undefined));

  it('gives places as 1-based lines in a file relative to the root', async () => {
    const { calls } = await check(makeAnalysis(threeCalls));
    const { file, line, column, endLine, endColumn } = calls[0] ?? {};
    assert.deepEqual([file, line, column, endLine, endColumn], ['src/support/reply.py', 12, 5, 20, 2]);
  });

  it('gives null and a reason for what is unknown, never 0', async () => {
    const { calls } = await check(makeAnalysis(threeCalls));
    const route = calls[1];
    assert.deepEqual(route?.model, {
      value: null,
      source: 'dynamic',
      reason: 'it comes from settings',
      candidates: ['gpt-4o', 'gpt-4o-mini'],
    });
    assert.deepEqual(route.cost.perCall, null);
    assert.equal(route.cost.perCallReason, 'the model is chosen at run time');
    assert.deepEqual(route.outputLimit, {
      value: null,
      parameter: null,
      source: 'unknown',
      reason: 'the options come from elsewhere',
    });
    assert.equal(calls[0]?.cost.tiers[2]?.perCall, null);
  });

  it('puts problems of callcost.yml before those of files', async () => {
    const report = await check(
      makeAnalysis([], {
        problems: [{ file: 'a.py', reason: 'syntax error', lines: { line: 3, column: 2, endLine: 3, endColumn: 4 } }],
        policyProblems: [
          { file: 'callcost.yml', line: 7, column: 1, severity: 'notice', message: 'Later.', nextStep: null },
        ],
      }),
    );
    assert.deepEqual(
      report.problems.map(({ file, line, severity }) => [file, line, severity]),
      [
        ['callcost.yml', 7, 'notice'],
        ['a.py', 3, 'warning'],
      ],
    );
  });
});

describe('places of the contract', () => {
  it('gives the cell of a notebook, in which lines are counted', async () => {
    const lines = { cell: 2, line: 3, column: 1, endLine: 3, endColumn: 9 };
    const [first] = threeCalls;
    assert.ok(first !== undefined);
    const { calls, problems } = await check(
      makeAnalysis([{ ...first, call: { ...first.call, file: 'a.ipynb', lines } }], {
        problems: [{ file: 'a.ipynb', reason: 'syntax error', lines }],
      }),
    );
    assert.deepEqual([calls[0]?.cell, calls[0]?.line], [2, 3]);
    assert.deepEqual([problems[0]?.cell, problems[0]?.line], [2, 3]);
  });
});

describe('totals of the contract', () => {
  it('count requests only, and add up months where both price and volume are known', async () => {
    const declaration = analysed({ operation: 'model-declaration' }, { perMonth: usd(1000) });
    const { totals } = await check(makeAnalysis([...threeCalls, declaration]));
    assert.deepEqual(totals, {
      calls: 3,
      priced: 1,
      unpriced: 2,
      withVolume: 1,
      perMonth: { low: 132, high: 744, currency: 'USD', basis: 'assumed' },
      attributed: 0,
    });
  });

  it('count the requests that carry a feature tag, in whatever form', async () => {
    const withMetadata = (...metadata: readonly [key: string, value: string | null][]) =>
      analysed({ metadata: metadata.map(([key, value]) => ({ key, value })) }, {});
    const tagged = [
      withMetadata(['metadata.feature', 'reply']),
      withMetadata(['extra_body.metadata.tags', 'feature:reply']),
      withMetadata(['default_headers.x-bf-dim-feature', 'reply']),
      withMetadata(['extra_headers', null]),
    ];
    const others = [withMetadata(['user', 'u-1']), withMetadata(['extra_headers.x-trace', '1'])];
    const { totals } = await check(makeAnalysis([...tagged, ...others]));
    assert.equal(totals.attributed, 4);
  });
});

describe('findings of the contract', () => {
  it('are named at the call, or the call of a wrapper, that they are about', async () => {
    const made = { ...analysed({ id: 'made' }), callSites: [analysed({ id: 'brought' }), analysed({ id: 'other' })] };
    const report = await check(
      makeAnalysis([made], {
        findings: [
          findingOf('made', 'output-limit-missing'),
          findingOf('brought', 'prompt-long'),
          { ...findingOf('made', 'model-deprecated'), relatedCalls: ['other'] },
        ],
      }),
    );
    const [call] = report.calls;
    assert.deepEqual(call?.findings, ['output-limit-missing', 'model-deprecated']);
    assert.deepEqual(
      call.callSites.map(({ id, findings }) => [id, findings]),
      [
        ['brought', ['prompt-long']],
        ['other', ['model-deprecated']],
      ],
    );
  });
});

function findingOf(callId: string, code: Finding['code']): Finding {
  return {
    code,
    severity: 'hint',
    callId,
    file: 'a.py',
    range: { start: 0, end: 1 },
    lines: { line: 1, column: 1, endLine: 1, endColumn: 2 },
    message: 'A fact.',
    evidence: [],
    savings: null,
    relatedCalls: [],
    changes: [],
  };
}
