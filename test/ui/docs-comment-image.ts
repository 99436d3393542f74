/**
 * Takes the picture of the comment on a pull request anew: a change of the example product, checked as the GitHub action
 * does it, in the type and colours of GitHub.
 *
 *     npx tsx test/ui/docs-comment-image.ts
 */
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import MarkdownIt from 'markdown-it';
import { launchBrowser } from '../host/browser.ts';
import { root } from '../host/paths.ts';
import { runCli } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';

/** As on GitHub: https://primer.style. */
const style = `
  body { margin: 0; background: #f6f8fa; }
  main { width: 860px; padding: 8px 16px 16px; border: 1px solid #d1d9e0; border-radius: 6px; background: #fff;
    font: 14px/1.5 'Noto Sans', Helvetica, Arial, sans-serif; color: #1f2328; }
  h3 { font-size: 17px; margin: 16px 0; }
  table { border-collapse: collapse; }
  th, td { padding: 6px 13px; border: 1px solid #d1d9e0; }
  tr:nth-child(2n) td { background: #f6f8fa; }
  a { color: #0969da; text-decoration: none; }
  code { padding: 2px 5px; border-radius: 6px; background: #eff1f3; font: 85% 'DejaVu Sans Mono', monospace; }
`;

const comment = await withFolder({}, commentOnChange);
const browser = await launchBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 960, height: 400 }, deviceScaleFactor: 1 });
  const html = new MarkdownIt({ html: true }).render(comment);
  await page.setContent(`<!doctype html><style>${style}</style><main>${html}</main>`);
  const path = join(root, 'docs', 'images', 'pull-request-comment.png');
  await page.locator('main').screenshot({ path });
} finally {
  await browser.close();
}

/** What the action writes for a change that makes triage dearer and adds a call. */
async function commentOnChange(folder: string): Promise<string> {
  const git = async (...args: readonly string[]) => {
    const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main'];
    return (await promisify(execFile)('git', [...who, ...args], { cwd: folder })).stdout.trim();
  };
  await cp(join(root, 'examples', 'helpdesk'), folder, { recursive: true });
  await git('init', '-q');
  await git('add', '.');
  await git('commit', '-qm', 'base');
  const base = await git('rev-parse', 'HEAD');
  const replies = join(folder, 'service/helpdesk/replies.py');
  await writeFile(replies, (await readFile(replies, 'utf8')).replace('claude-sonnet-5', 'claude-opus-4-8'));
  await writeFile(
    join(folder, 'service/helpdesk/titles.py'),
    `${await readFile(join(folder, 'service/helpdesk/titles.py'), 'utf8')}\n\ndef subtitle(ticket):\n    return ask(ticket.body, instructions="Write a subtitle of at most twelve words.", model="gpt-5.5")\n`,
  );
  await git('commit', '-qam', 'change');
  const head = { sha: await git('rev-parse', 'HEAD'), repo: { full_name: 'desk/helpdesk' } };
  const event = { pull_request: { number: 7, base: { sha: base, ref: 'main' }, head } };
  await writeFile(join(folder, '.git/event.json'), JSON.stringify(event));
  await writeFile(join(folder, '.git/summary.md'), '');
  const { stderr } = await runCli(['ci', 'github', '--no-comment', '--no-sarif'], {
    cwd: folder,
    env: {
      GITHUB_REPOSITORY: 'desk/helpdesk',
      GITHUB_SHA: head.sha,
      GITHUB_EVENT_PATH: join(folder, '.git/event.json'),
      GITHUB_STEP_SUMMARY: join(folder, '.git/summary.md'),
    },
  });
  const summary = await readFile(join(folder, '.git/summary.md'), 'utf8');
  if (summary === '') throw new Error(stderr);
  return summary;
}
