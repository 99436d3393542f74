import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import { pythonCall } from '../support/comparisons.ts';
import { repositoryAt, type TestRepository } from '../support/git-repository.ts';
import { openWindow, type Window } from './window.ts';

describe('an open cost report', () => {
  let window: Window;
  let report: FrameLocator;
  let repository: TestRepository;

  before(async () => {
    window = await openWindow({ file: 'reply.py' });
    repository = repositoryAt(window.folder);
    await repository.git('init', '--quiet', '--initial-branch=main');
    await repository.commit({});
    await repository.git('branch', 'release');
    await repository.git('checkout', '--quiet', '-b', 'work');
    await window.run('Call Cost: Open cost report');
    report = window.page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await changes('against main').waitFor();
  });

  afterEach(function () {
    return window.pictureFailure(this.currentTest);
  });

  after(() => window.close());

  const changes = (text: string | RegExp): Locator => report.locator('#changes', { hasText: text });

  const parts: Parts = () => ({ window, report, repository, changes });
  describe('follows branches', () => branchTests(parts));
  describe('follows files', () => fileTests(parts));
});

/** What is there when a test runs. */
type Parts = () => {
  readonly window: Window;
  readonly report: FrameLocator;
  readonly repository: TestRepository;
  /** The section about the branch, with a text. */
  readonly changes: (text: string | RegExp) => Locator;
};

function branchTests(parts: Parts): void {
  it('compares with the branch that is chosen, also after the next change', async () => {
    const { window, report, repository, changes } = parts();
    await report.locator('#choose-base').click();
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'release' }).first().click();
    await changes('against release').waitFor();
    await repository.write({ 'extra.py': pythonCall('extra', 'Hello') });
    await changes(/against release.*1 call added/s).waitFor();
    await window.picture('report-other-base');
  });

  it('says that the branch is gone, and compares with another', async () => {
    const { window, report, repository, changes } = parts();
    await repository.git('branch', '--delete', '--force', 'release');
    await changes(/Not shown: There is no commit "release"/).waitFor();
    await report.locator('#choose-base').click();
    await window.page.locator('.quick-input-list .monaco-list-row', { hasText: 'Main branch' }).click();
    await changes('against main').waitFor();
  });

  it('follows commits, and says that there is no main branch any more', async () => {
    const { repository, changes } = parts();
    await repository.commit({ 'more.py': pythonCall('more', 'Hello') });
    await changes(/2 calls added/).waitFor();
    await repository.git('branch', '--move', 'main', 'trunk');
    await changes(/Not shown: There is no main branch/).waitFor();
    await repository.git('branch', '--move', 'trunk', 'main');
    await changes(/against main.*2 calls added/s).waitFor();
  });
}

function fileTests(parts: Parts): void {
  it('forgets the calls of a file that is deleted', async () => {
    const { window, report, changes } = parts();
    const row = report.locator('#calls-grid [data-index]', { hasText: 'more.py' });
    await row.waitFor();
    await rm(join(window.folder, 'more.py'));
    await row.waitFor({ state: 'hidden' });
    await changes(/1 call added/).waitFor();
  });

  it('goes by callcost.yml while that is broken, gone and back', async () => {
    const { window, report } = parts();
    const path = join(window.folder, 'callcost.yml');
    const policy = 'features: { desk: { paths: ["**"], callsPerMonth: 1000 } }\n';
    const summary = (text: string | RegExp): Locator => report.locator('#calls-summary', { hasText: text });
    const feature = report.locator('#calls-grid [data-index]', { hasText: 'desk' }).first();
    await writeFile(path, policy);
    await feature.waitFor();
    await writeFile(path, `${policy}models: 3\n`);
    await report.locator('#services', { hasText: /callcost\.yml/ }).waitFor();
    await feature.waitFor();
    await rm(path);
    await feature.waitFor({ state: 'hidden' });
    await summary(/calls/).waitFor();
    await writeFile(path, policy);
    await feature.waitFor();
  });

  it('stays where the repository is deleted', async () => {
    const { window, report, changes } = parts();
    await rm(join(window.folder, '.git'), { recursive: true });
    await changes(/Not shown: .* lies in no git repository/).waitFor();
    await report.locator('.month-figure', { hasText: '$' }).waitFor();
    await report.locator('.status:empty').waitFor({ state: 'attached' });
  });
}
