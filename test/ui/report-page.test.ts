import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { ReportView } from '../../src/core/report/view/report-view.ts';
import { analysed } from '../support/analyses.ts';
import { type ReportPage, reportPages } from '../support/report-page.ts';
import { exampleDiff, exampleView, hostileText, manyCalls, viewOfCalls } from '../support/report-views.ts';

/** The first cell of each row of the table of calls that stands in the page. */
function firstCells({ page }: ReportPage): Promise<readonly string[]> {
  return page.locator('#calls-grid [data-index] > :first-child').allInnerTexts();
}

const unpricedCall = analysed({ id: 'unpriced' }, {});

describe('the page of the cost report', () => {
  const open = reportPages();

  it('shows what a month costs, and every text as text', async () => {
    const { page } = await open(exampleView());
    assert.equal(await page.locator('.month-figure').textContent(), '≥$145 /mo');
    assert.equal(await page.locator('img').count(), 0);
    assert.ok((await page.locator('#calls-grid').textContent())?.includes(hostileText));
  });

  it('shows the data behind a chart as a table', async () => {
    const { page } = await open(exampleView());
    await page.locator('#by-model').click();
    await page.locator('#spend canvas').waitFor();
    await page.locator('#spend-chart-toggle').click();
    assert.equal(await page.locator('#spend canvas').count(), 0);
    const rows = await page.locator('#spend tbody tr').allInnerTexts();
    assert.deepEqual(
      rows.map((row) => row.split('\t')),
      [
        ['gpt-4o', '3', '3', '≥$145', '100 %'],
        ['Model chosen at run time', '1', '0', '–', '–'],
        ['my-finetune', '1', '0', '–', '–'],
      ],
    );
  });

  it('recalculates what-if at once, and tells nobody', async () => {
    const report = await open(viewOfCalls(manyCalls(1)), { isEditor: true });
    const { page } = report;
    assert.equal(await page.locator('#what-if-after').textContent(), '≈$1.00–2.00');
    // ×1 is the fifth step; ×2 comes two steps after it.
    await page.locator('#what-if-volume').focus();
    for (const key of ['ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    assert.equal(await page.locator('#what-if-after').textContent(), '≈$2.00–4.00');
    await page.locator('#what-if-reset').click();
    assert.equal(await page.locator('#what-if-after').textContent(), '≈$1.00–2.00');
    assert.deepEqual(await report.posted(), [{ kind: 'ready' }]);
  });

  it('says of everything that is missing why it is', async () => {
    const { page } = await open(viewOfCalls([]));
    const text = (await page.locator('main').textContent()) ?? '';
    for (const words of [
      'Not known',
      'No LLM calls were found here.',
      'No budget is set.',
      'Nothing to compare',
      'Not shown: This report was made without a base.',
      'callcost report --history adds them',
    ]) {
      assert.ok(text.includes(words), `${words} is not in:\n${text}`);
    }
  });
});

describe('what the page says, and how', () => {
  const open = reportPages();

  it('lets no text turn the order of what follows', async () => {
    const view = exampleView();
    const [first, ...rest] = view.rows;
    assert.ok(first !== undefined);
    const rows = [{ ...first, file: 'src/invoice_\u202egnp.py', feature: 'a\u2066b' }, ...rest];
    const { page } = await open({ ...view, rows });
    const texts = await page.locator('#calls-grid [data-index="0"] > *').allInnerTexts();
    assert.deepEqual(texts.slice(0, 2), ['reply · src/invoice_\uFFFDgnp.py:12', 'a\uFFFDb']);
  });

  it('says how many calls are attributed, and what nothing is known of', async () => {
    const { page } = await open(exampleView());
    const texts = await page.locator('.figure').allInnerTexts();
    const said = texts.map((text) => text.replaceAll('\u00a0', ' ').split(/\n+/));
    assert.deepEqual(said[1], ['On frontier models', '0 %', 'no call names one; 1 call names no model']);
    assert.deepEqual(said[3]?.slice(0, 2), ['Attributed', '3 of 5 calls']);
  });

  it('asks for no volume where there is no call, and where it would not help', async () => {
    const notes = async (view: ReportView) => (await open(view)).page.locator('.month .note').allInnerTexts();
    assert.deepEqual(await notes(viewOfCalls([])), []);
    const view = viewOfCalls([unpricedCall]);
    assert.match((await notes(view)).join(), /^A month needs a volume/);
    const withVolume = { ...view, totals: { ...view.totals, withVolume: 1 } };
    assert.match((await notes(withVolume)).join(), /^No call with a volume has a known price/);
  });

  it('speaks of no change where no call differs', async () => {
    const diff = exampleDiff();
    const totals = { ...diff.totals, added: 0, changed: 0, perMonth: null, differing: 0, known: 0 };
    const { page } = await open({ ...exampleView(), diff: { ...diff, added: [], changed: [], totals } });
    assert.equal(
      await page.locator('#changes .section-head .note').textContent(),
      '0 calls added, 0 removed, 0 changed, 0 moved.',
    );
  });

  it('scrolls nothing sideways in a panel of 320 pixels', async () => {
    const { page } = await open(exampleView(), { viewport: { width: 320, height: 800 } });
    const wide = await page.evaluate<readonly string[]>(
      `[...document.querySelectorAll('body, .table-frame')]
        .filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.ariaLabel ?? each.tagName)`,
    );
    assert.deepEqual(wide, []);
  });
});

describe('the table of calls in the page', () => {
  const open = reportPages();

  it('sorts by a click on a title, and back by another', async () => {
    const report = await open(exampleView());
    const title = report.page.locator('[role=columnheader]', { hasText: 'Call' }).first();
    await title.locator('button').click();
    assert.equal(await title.getAttribute('aria-sort'), 'ascending');
    const places = (await firstCells(report)).map((cell) => cell.split(' · ').at(-1));
    assert.deepEqual(places, [
      'src/hostile.py:1',
      'src/plain.ts:1',
      'src/router.ts:1',
      'src/search.ts:1',
      'src/support/reply.py:12',
    ]);
    await title.locator('button').click();
    assert.equal(await title.getAttribute('aria-sort'), 'descending');
    assert.deepEqual(
      (await firstCells(report)).map((cell) => cell.split(' · ').at(-1)),
      places.toReversed(),
    );
  });

  it('searches, filters and sums what is left', async () => {
    const report = await open(exampleView());
    const { page } = report;
    await page.locator('#filter-search').pressSequentially('plain', { delay: 5 });
    assert.deepEqual(await firstCells(report), ['plain · src/plain.ts:1']);
    assert.equal(await page.locator('#calls-summary').textContent(), '1 of 5 calls, ≈$3.00–4.00 /mo together');
    await page.locator('#filter-none').click();
    await page.locator('#filter-feature').selectOption('support');
    assert.equal(await page.locator('#calls-summary').textContent(), '2 of 5 calls, ≈$135–748 /mo together');
    await page.locator('#filter-findings').check();
    assert.deepEqual(await firstCells(report), ['plain · src/plain.ts:1']);
  });

  it('leads from a feature of the spend to its calls', async () => {
    const report = await open(exampleView());
    await report.page.locator('#spend-chart-toggle').click();
    await report.page.locator('#spend .table-frame button', { hasText: 'support' }).click();
    assert.equal((await firstCells(report)).length, 2);
  });

  it('keeps few of ten thousand rows in the page, and reaches the last', async () => {
    const report = await open(viewOfCalls(manyCalls(10_000)));
    const { page } = report;
    const grid = page.locator('#calls-grid');
    assert.equal(await grid.getAttribute('aria-rowcount'), '10001');
    const count = () => page.locator('#calls-grid [data-index]').count();
    assert.ok((await count()) < 60, `${await count()} rows`);
    await grid.focus();
    await page.keyboard.press('End');
    const last = page.locator('#calls-grid [data-index="9999"]');
    assert.equal(await last.getAttribute('aria-rowindex'), '10001');
    assert.equal(await grid.getAttribute('aria-activedescendant'), 'call-row-9999');
    assert.ok(await last.isVisible());
    assert.ok((await count()) < 60, `${await count()} rows`);
    await page.evaluate("document.getElementById('calls-grid').scrollTop = 150000");
    await page.locator('#calls-grid [data-index="5000"]').waitFor();
    assert.ok((await count()) < 60, `${await count()} rows`);
  });
});

describe('the page on paper', () => {
  const open = reportPages();

  /** How many rows of so many calls are printed, all of which must be seen; and what is said about the rest. */
  async function check(calls: number, rows: number, note: readonly string[]): Promise<void> {
    const { page } = await open(viewOfCalls(manyCalls(calls)));
    await page.emulateMedia({ media: 'print' });
    await page.evaluate("window.dispatchEvent(new Event('beforeprint'))");
    const grid = page.locator('#calls-grid');
    assert.equal(await grid.locator('[data-index]').count(), rows);
    const hidden =
      "(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)(document.getElementById('calls-grid'))";
    assert.ok((await page.evaluate<number>(hidden)) <= 1);
    assert.deepEqual(await page.locator('.print-only').allInnerTexts(), note);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate("window.dispatchEvent(new Event('afterprint'))");
    assert.ok((await grid.locator('[data-index]').count()) < 60);
    assert.ok(!(await page.locator('.print-only').first().isVisible()));
  }

  it('has every call', () => check(100, 100, []));
  it('has the first of very many calls, and says so', () =>
    check(1000, 500, ['Printed are the first 500 of 1,000 calls; the exports have all.']));
});

describe('the page and the editor around it', () => {
  const open = reportPages();

  it('downloads its exports where there is no editor', async () => {
    const view = exampleView();
    const { page } = await open(view);
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('#export').click()]);
    assert.equal(download.suggestedFilename(), 'llm-cost-project.csv');
    const text = await readFile(await download.path(), 'utf8');
    assert.equal(text.split('\r\n').length, view.rows.length + 2);
  });

  it('has the editor save its exports', async () => {
    const report = await open(exampleView(), { isEditor: true });
    await report.page.locator('#export-format').selectOption('markdown');
    await report.page.locator('#export').click();
    await report.page.locator('#export-format').selectOption('html');
    await report.page.locator('#export').click();
    const [, saved, page] = await report.posted();
    assert.ok(saved?.kind === 'save' && saved.text.startsWith('# LLM cost of project'));
    assert.deepEqual(page, { kind: 'save-page' });
  });

  it('opens code by a click, by Enter, and from a suggestion', async () => {
    const report = await open(exampleView(), { isEditor: true });
    const { page } = report;
    await page.locator('#calls-grid [data-index="2"]').click();
    await page.locator('#calls-grid').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('#savings .link:visible').first().click();
    await page.getByRole('button', { name: 'Fix: Switch to gpt-4o-mini' }).click();
    const place = (file: string, line: number, column: number) => ({ folder: 0, file, cell: null, line, column });
    assert.deepEqual((await report.posted()).slice(1), [
      { kind: 'open', place: place('src/plain.ts', 1, 1) },
      { kind: 'open', place: place('src/hostile.py', 1, 1) },
      { kind: 'open', place: place('src/plain.ts', 3, 5) },
      { kind: 'fix', place: place('src/plain.ts', 3, 5), title: 'Switch to gpt-4o-mini (saves ≈$2.00–3.00 /mo)' },
    ]);
  });
});

describe('the page while things change', () => {
  const open = reportPages();

  it('keeps what is set when it comes back, and when new data comes', async () => {
    const report = await open(exampleView(), { isEditor: true });
    const { page } = report;
    await page.locator('#by-model').click();
    await page.locator('#filter-search').fill('plain');
    await report.post({ kind: 'view', view: exampleView(), feature: null });
    assert.deepEqual(await firstCells(report), ['plain · src/plain.ts:1']);
    assert.equal(await page.locator('#by-model').getAttribute('aria-pressed'), 'true');
    const state = await page.evaluate<unknown>('window.savedState');
    const again = await open(exampleView(), { isEditor: true, state });
    assert.equal(await again.page.locator('#filter-search').inputValue(), 'plain');
    assert.equal(await again.page.locator('#by-model').getAttribute('aria-pressed'), 'true');
  });

  it('keeps the place in the table when new data comes', async () => {
    const report = await open(viewOfCalls(manyCalls(1000)), { isEditor: true });
    const { page } = report;
    await page.evaluate("document.getElementById('calls-grid').scrollTop = 15000");
    await page.locator('#calls-grid [data-index="510"]').waitFor();
    await report.post({ kind: 'view', view: viewOfCalls(manyCalls(1001)), feature: null });
    await page.locator('#calls-summary', { hasText: '1,001 calls' }).waitFor();
    // The grid is put into its section anew, and scrolled in the next frame.
    await page.evaluate('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))');
    assert.equal(await page.evaluate<number>("document.getElementById('calls-grid').scrollTop"), 15000);
  });

  it('says how far it is, lets a person stop, and says what went wrong', async () => {
    const report = await open(exampleView(), { isEditor: true });
    const { page } = report;
    await report.post({ kind: 'progress', message: 'src/a.py', percentage: 40 });
    assert.equal(await page.locator('.status progress').getAttribute('value'), '40');
    await page.locator('#cancel').click();
    await report.post({ kind: 'failure', message: 'callcost.yml:3 cannot be read.' });
    await page.getByText('callcost.yml:3 cannot be read.').waitFor();
    await page.locator('#try-again').click();
    assert.deepEqual((await report.posted()).slice(1), [{ kind: 'cancel' }, { kind: 'refresh' }]);
    await report.post({ kind: 'view', view: exampleView(), feature: 'support' });
    await page.locator('#try-again').waitFor({ state: 'detached' });
    assert.equal(await page.locator('#filter-feature').inputValue(), 'support');
  });
});
