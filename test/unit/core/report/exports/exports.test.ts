import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Log } from 'sarif';
import { csvText } from '../../../../../src/core/report/exports/csv.ts';
import { type ExportFormat, exportFormats, exportReport } from '../../../../../src/core/report/exports/formats.ts';
import { embeddedDataId, htmlReport } from '../../../../../src/core/report/exports/html.ts';
import { markdownReport } from '../../../../../src/core/report/exports/markdown.ts';
import { checkGolden } from '../../../../support/golden.ts';
import {
  exampleDiff,
  exampleHistory,
  exampleView,
  hostileText,
  manyCalls,
  viewOfCalls,
} from '../../../../support/report-views.ts';

const view = exampleView();

/** An export of the example is the golden of that name. */
async function check(format: ExportFormat): Promise<void> {
  const golden = new URL(`../../../../golden/report/example.${exportFormats[format].extension}`, import.meta.url);
  await checkGolden(fileURLToPath(golden), exportReport(view, format, '1.2.3'));
}

/** The rows of a table by RFC 4180, as an independent reader sees them. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

describe('exports of a report', () => {
  for (const format of ['markdown', 'csv', 'focus', 'sarif'] as const)
    it(`are as expected: ${format}`, () => check(format));

  it('have JSON that is the whole report', () => {
    assert.deepEqual(JSON.parse(exportReport(view, 'json', '1.2.3')), JSON.parse(JSON.stringify(view)));
  });
});

describe('Markdown', () => {
  it('says what the branch changes and how costs came about, where the report does', () => {
    const text = markdownReport({ ...view, diff: exampleDiff(), history: exampleHistory });
    for (const lines of [
      '## Cost of this branch against main\n\n1 call added, 0 removed, 1 changed, 0 moved: ≈−$57.00–236 /mo.',
      '| added | src/plain.ts:1 | gpt-4o | ≈+$0.0030–0.0040 | ≈+$3.00–4.00 |',
      '| changed: model | src/support/reply.py:12 | gpt-4o | ≈−$0.00050–0.0020 | ≈−$60.00–240 |\n\nThis is a shallow clone.',
      '## History\n\nCost of one run of each feature, at the prices of today.',
    ]) {
      assert.ok(text.includes(lines), `${lines} is not in:\n${text}`);
    }
  });

  it('has no table without rows', () => {
    const text = markdownReport(viewOfCalls([]));
    assert.doesNotMatch(text, /--: \|\n(?!\|)/);
  });

  it('keeps names of tags as they are written, and as text', () => {
    const title = 'tag:Team <i>|' as const;
    const text = markdownReport({
      ...view,
      breakdowns: [{ dimension: title, groups: view.breakdowns[0]?.groups ?? [] }],
    });
    assert.ok(text.includes('\n## By tag Team \\<i\\>\\|\n\n| tag Team \\<i\\>\\| | calls |'), text);
  });
});

describe('CSV', () => {
  it('runs no formula', () => {
    const cells = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a=b', '1-2', -1, null];
    const [, row] = parseCsv(csvText(['title'], [cells]));
    assert.deepEqual(row, ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "'\rx", 'a=b', '1-2', '-1', '']);
  });

  it('runs no formula behind blanks, a byte order mark, or what other spreadsheets take for the end of a cell', () => {
    const cells = [' =1', '\u00A0=1', '\uFEFF=1', '\t=1', 'a;=1', 'a; @x', 'a\t+1', 'a\n-1', '"=1"', 'a; b'];
    const text = csvText([' =title', 'a;=b'], [cells]);
    assert.deepEqual(parseCsv(text), [
      ["' =title", "a;'=b"],
      ["' =1", "'\u00A0=1", "'\uFEFF=1", "'\t=1", "a;'=1", "a;' @x", "a\t'+1", "a\n'-1", '"=1"', 'a; b'],
    ]);
    assert.ok(text.includes(`"a;'=1"`));
  });

  it('keeps quotes, commas and line ends in their cells', () => {
    const cells = ['a "b"', 'c, d', 'e\r\nf', 'g'];
    assert.deepEqual(parseCsv(csvText(cells, [cells])), [cells, cells]);
  });

  it('has a row for each call, with the numbers of the report', () => {
    const [titles = [], ...rows] = parseCsv(exportReport(view, 'csv', '1.2.3'));
    assert.equal(rows.length, view.rows.length);
    const low = titles.indexOf('usd per month low');
    const sum = rows.reduce((total, row) => total + Number(row[low]), 0);
    assert.equal(Math.round(sum * 100), Math.round((view.totals.perMonth?.low ?? 0) * 100));
    for (const row of rows) assert.equal(row.length, titles.length);
    assert.ok(rows.flat().includes(`'${hostileText}`));
  });
});

describe('FOCUS', () => {
  const [titles = [], ...rows] = parseCsv(exportReport(view, 'focus', '1.2.3'));
  const column = (name: string) => rows.map((row) => row[titles.indexOf(name)]);

  it('has every mandatory column of version 1.2', () => {
    for (const name of mandatoryColumns) assert.ok(titles.includes(name), name);
    for (const name of titles.filter((title) => !title.startsWith('x_'))) assert.match(name, /^[A-Z][A-Za-z]+$/);
  });

  it('bills nothing, and marks every row as an estimate', () => {
    assert.equal(rows.length, view.totals.covered);
    assert.deepEqual(new Set(column('BilledCost')), new Set(['0']));
    assert.deepEqual(new Set(column('x_Estimated')), new Set(['true']));
  });

  it('has unit prices that give the cost', () => {
    const quantities = column('PricingQuantity').map(Number);
    for (const [price, whole] of [
      ['ListUnitPrice', 'ListCost'],
      ['ContractedUnitPrice', 'ContractedCost'],
    ] as const) {
      const costs = column(whole).map(Number);
      assert.ok(costs.every((usd) => usd > 0));
      for (const [index, unit] of column(price).map(Number).entries()) {
        const product = unit * (quantities[index] ?? 0);
        assert.ok(Math.abs(product / (costs[index] ?? 0) - 1) < 1e-9, `${product} is not ${costs[index]}`);
      }
    }
  });

  it('covers the month of the report, the end exclusive', () => {
    assert.deepEqual(new Set(column('ChargePeriodStart')), new Set(['2026-11-01T00:00:00Z']));
    assert.deepEqual(new Set(column('ChargePeriodEnd')), new Set(['2026-12-01T00:00:00Z']));
  });
});

/** FOCUS_Spec v1.2, specification/columns: feature level "Mandatory". */
const mandatoryColumns: readonly string[] = [
  'BilledCost',
  'BillingAccountId',
  'BillingAccountName',
  'BillingCurrency',
  'BillingPeriodEnd',
  'BillingPeriodStart',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargePeriodEnd',
  'ChargePeriodStart',
  'ContractedCost',
  'EffectiveCost',
  'InvoiceIssuerName',
  'ListCost',
  'PricingQuantity',
  'PricingUnit',
  'ProviderName',
  'PublisherName',
  'ServiceCategory',
  'ServiceName',
];

describe('SARIF', () => {
  const log: Log = JSON.parse(exportReport(view, 'sarif', '1.2.3'));
  const run = log.runs[0];

  it('names each rule once, and points at it', () => {
    const rules = run?.tool.driver.rules ?? [];
    assert.deepEqual(
      run?.results?.map(({ ruleId, ruleIndex, level }) => [ruleId, rules[ruleIndex ?? -1]?.id, level]),
      [
        ['tier-downgrade', 'tier-downgrade', 'note'],
        ['prompt-waste', 'prompt-waste', 'note'],
        ['over-budget', 'over-budget', 'error'],
      ],
    );
  });

  it('links each rule to its page, as it was in this version', () => {
    for (const { id, helpUri } of run?.tool.driver.rules ?? []) {
      const [, page = ''] = (helpUri ?? '').split('/blob/v1.2.3/');
      assert.equal(page, `docs/rules/${id}.md`);
      assert.ok(existsSync(new URL(`../../../../../${page}`, import.meta.url)));
    }
  });

  it('knows a finding again when its call has moved', () => {
    const moved = {
      findings: view.findings.map((each) => ({ ...each, line: each.line + 40, endLine: each.endLine + 40 })),
    };
    const again: Log = JSON.parse(exportReport({ ...view, ...moved }, 'sarif', '1.2.3'));
    const fingerprints = ({ runs }: Log) => runs[0]?.results?.map(({ partialFingerprints }) => partialFingerprints);
    assert.deepEqual(fingerprints(again), fingerprints(log));
    assert.equal(new Set(fingerprints(log)?.map((each) => JSON.stringify(each))).size, 3);
  });
});

describe('the page as a file', () => {
  it('holds its data where nothing can run it, and allows only its own script', async () => {
    const html = await htmlReport(view, { script: 'void 0', style: 'a{}' });
    const data = new RegExp(`<script type="application/json" id="${embeddedDataId}">([^<]*)</script>`).exec(html)?.[1];
    assert.deepEqual(JSON.parse(data ?? ''), JSON.parse(JSON.stringify(view)));
    assert.equal(html.match(/<script/g)?.length, 2);
    // sha256 of `void 0` and of `a{}`, by openssl.
    assert.match(html, /script-src 'sha256-[A-Za-z0-9+/]{43}='; style-src 'sha256-[A-Za-z0-9+/]{43}='/);
    assert.doesNotMatch(html, /unsafe|https?:\/\//);
  });

  it('stays small with ten thousand calls', async () => {
    const html = await htmlReport(viewOfCalls(manyCalls(10_000)), { script: '', style: '' });
    assert.ok(html.length < 15e6, `${html.length} characters`);
  });
});
