import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';
import { type CliRun, ensureBuilt, runCli } from '../support/cli.ts';
import { withFolder } from '../support/folders.ts';
import { answer, type ContractServer, startContractServer } from '../support/gateways/contract-server.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

const token = 'ghs_veryS3cretToken';
const commentsPath = '/repos/team/desk/issues/7/comments';
const ownComment = { id: 11, body: '<!-- callcost -->\n\nold', user: { type: 'Bot' } };

const call = (model: string) =>
  [
    'from openai import OpenAI',
    'client = OpenAI()',
    'def triage():',
    `    return client.responses.create(model="${model}", input="Say hello.", max_output_tokens=100)`,
    '',
  ].join('\n');

const limit = 'check: { maxRiseUsdPerMonth: 1 }\n';
const policy = 'features: { desk: { paths: [desk.py], callsPerMonth: 100000 } }\nmodels: { deny: [gpt-4] }\n';

/** A workflow run on a pull request that turns one model into another. */
interface Bench {
  readonly folder: string;
  readonly server: ContractServer;
  readonly environment: Readonly<Record<string, string>>;
  readonly git: (...args: readonly string[]) => Promise<string>;
  /** What was written for the page of the run, and for later steps. */
  readonly summary: () => Promise<string>;
  readonly outputs: () => Promise<string>;
  readonly ci: (...flags: readonly string[]) => Promise<CliRun>;
}

async function withPullRequest(models: readonly [string, string], use: (bench: Bench) => Promise<void>): Promise<void> {
  await withFolder({ 'repository/desk.py': call(models[0]), 'repository/callcost.yml': policy }, async (temporary) => {
    const folder = join(temporary, 'repository');
    const git = async (...args: readonly string[]) => {
      const who = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'init.defaultBranch=main'];
      return (await run('git', [...who, ...args], { cwd: folder })).stdout.trim();
    };
    await git('init', '-q');
    await git('add', '.');
    await git('commit', '-qm', 'base');
    const base = await git('rev-parse', 'HEAD');
    await git('checkout', '-qb', 'feature');
    await writeFile(join(folder, 'desk.py'), call(models[1]));
    await git('commit', '-qam', 'change', '--allow-empty');
    const head = { sha: await git('rev-parse', 'HEAD'), repo: { full_name: 'team/desk' } };
    // The base has moved on since the event was written, and what GitHub checks out is a merge with it as it is.
    await git('checkout', '-q', 'main');
    await writeFile(join(folder, 'elsewhere.py'), call('o1-pro'));
    await git('add', '.');
    await git('commit', '-qm', 'by somebody else');
    await git('checkout', '-q', '--detach');
    await git('merge', '-q', '--no-ff', '--no-edit', 'feature');
    const server = await startContractServer({
      [`GET ${commentsPath}`]: [{ id: 5, body: 'Looks good.' }],
      [`POST ${commentsPath}`]: answer(201, { id: 12 }),
      'PATCH /repos/team/desk/issues/comments/11': {},
      'POST /repos/team/desk/code-scanning/sarifs': answer(202, { id: 'x' }),
    });
    const event = {
      pull_request: { number: 7, base: { sha: base, ref: 'main' }, head },
      repository: { full_name: 'team/desk' },
    };
    const file = (name: string) => join(temporary, name);
    await writeFile(file('event.json'), JSON.stringify(event));
    await Promise.all([appendFile(file('summary.md'), ''), appendFile(file('outputs'), '')]);
    const environment = {
      GITHUB_API_URL: server.url,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'team/desk',
      GITHUB_SHA: await git('rev-parse', 'HEAD'),
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_EVENT_PATH: file('event.json'),
      GITHUB_STEP_SUMMARY: file('summary.md'),
      GITHUB_OUTPUT: file('outputs'),
      GITHUB_TOKEN: token,
    };
    try {
      await use({
        folder,
        server,
        environment,
        git,
        summary: () => readFile(file('summary.md'), 'utf8'),
        outputs: () => readFile(file('outputs'), 'utf8'),
        ci: (...flags) => runCli(['ci', 'github', '--no-color', ...flags], { cwd: folder, env: environment }),
      });
    } finally {
      await server.close();
    }
  });
}

/** The requests that write, as `METHOD /path`. */
function writes({ requests }: ContractServer): readonly string[] {
  return requests.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
}

describe('callcost ci github', () => {
  it('writes the summary, a comment and findings for a change that costs more', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, server, summary, outputs }) => {
      const { code, stdout, stderr } = await ci();
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^Passed: 2 calls against main\.$/m);
      assert.deepEqual(writes(server), [`POST ${commentsPath}`, 'POST /repos/team/desk/code-scanning/sarifs']);
      const comment = JSON.parse(
        server.requests.find(({ path, method }) => path === commentsPath && method === 'POST')?.body ?? '',
      );
      assert.match(comment.body, /^<!-- callcost -->\n\n### Call Cost: ≈?\+\$[\d.–]+ ?\/mo/);
      assert.match(comment.body, /\(https:\/\/github\.com\/team\/desk\/blob\/[0-9a-f]{40}\/desk\.py#L4\)/);
      assert.match(comment.body, /\*\*Check passed\*\*: 2 calls against main\./);
      assert.ok((await summary()).includes('### Call Cost: '));
      assert.match(await outputs(), /^passes=true\nmonthly-change=\S/);
      const sent = JSON.parse(server.requests.at(-1)?.body ?? '');
      const sarif = JSON.parse(gunzipSync(Buffer.from(sent.sarif, 'base64')).toString('utf8'));
      assert.equal(sarif.version, '2.1.0');
      assert.equal(sent.ref, 'refs/pull/7/merge');
    }));

  it('calls both sides as people on GitHub do, in reasons and notes as well', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, folder, summary }) => {
      await writeFile(join(folder, 'callcost.yml'), policy + limit);
      assert.match((await ci('--no-comment', '--no-sarif')).stdout, /^fails The change adds .* a month to main, more/m);
      await rm(join(folder, 'callcost.yml'));
      await ci('--no-comment', '--no-sarif');
      assert.match(await summary(), /; `#7` against `main` \([\s\S]*callcost\.yml is only in main: /);
    }));

  it('changes its comment instead of writing another', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, server }) => {
      const full = Array.from({ length: 100 }, (_, id) => ({ id: id + 100, body: 'Hm.' }));
      server.route(`GET ${commentsPath}`, ({ query }: { query: URLSearchParams }) =>
        query.get('page') === '1' ? full : [ownComment],
      );
      assert.equal((await ci('--no-sarif')).code, 0);
      assert.deepEqual(writes(server), ['PATCH /repos/team/desk/issues/comments/11']);
    }));

  it('writes no comment where nothing changes, but corrects the one that is there', () =>
    withPullRequest(['gpt-4o', 'gpt-4o'], async ({ ci, server }) => {
      assert.equal((await ci('--no-sarif')).code, 0);
      assert.deepEqual(writes(server), []);
      server.route(`GET ${commentsPath}`, [ownComment]);
      assert.equal((await ci('--no-sarif')).code, 0);
      assert.deepEqual(writes(server), ['PATCH /repos/team/desk/issues/comments/11']);
    }));

  it('fails where the check does, with the place beside the code', () =>
    withPullRequest(['gpt-4o', 'gpt-4'], async ({ ci, outputs }) => {
      const { code, stdout } = await ci();
      assert.equal(code, 1);
      assert.match(
        stdout,
        /^::error file=desk\.py,line=4,col=\d+,title=Call Cost%3A model-not-allowed::gpt-4 is not allowed/m,
      );
      assert.match(await outputs(), /^passes=false$/m);
      assert.equal((await ci('--no-fail')).code, 0);
    }));
});

describe('callcost ci github on what is not its own', () => {
  it('tells of the request alone, whatever others have merged since, from whichever commit is checked out', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, git, summary }) => {
      const check = async () => {
        assert.equal((await ci('--no-comment', '--no-sarif')).code, 0);
        assert.match(await summary(), /\*\*1 changed\*\*/);
        assert.ok(!(await summary()).includes('elsewhere.py'));
      };
      await check();
      await git('checkout', '-q', 'feature');
      await check();
    }));

  it('leaves alone what others have written under its mark', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, server }) => {
      const strange = { ...ownComment, id: 3, user: { type: 'User' }, author_association: 'NONE' };
      server.route(`GET ${commentsPath}`, [strange]);
      assert.equal((await ci('--no-sarif')).code, 0);
      server.route(`GET ${commentsPath}`, [strange, ownComment]);
      assert.equal((await ci('--no-sarif')).code, 0);
      assert.deepEqual(writes(server), [`POST ${commentsPath}`, 'PATCH /repos/team/desk/issues/comments/11']);
    }));

  it('names files from the top of the repository, and keeps a comment for each part that is checked', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, server, folder, git, environment }) => {
      await mkdir(join(folder, 'my services'));
      await writeFile(join(folder, 'my services/chat.py'), call('gpt-4'));
      await git('checkout', '-q', 'feature');
      await git('add', '.');
      await git('commit', '-qm', 'more');
      server.route(`GET ${commentsPath}`, [ownComment]);
      const check = async ({ code, stdout }: CliRun) => {
        assert.equal(code, 1);
        assert.match(stdout, /^::error file=my services\/chat\.py,line=4,/m);
        const [sarif, comment] = [server.requests.at(-1), server.requests.at(-2)];
        assert.deepEqual(writes(server).slice(-2)[0], `POST ${commentsPath}`);
        const { body } = JSON.parse(comment?.body ?? '');
        assert.ok(body.startsWith('<!-- callcost my%20services -->'), body);
        assert.match(body, /\/blob\/[0-9a-f]{40}\/my%20services\/chat\.py#L4\)/);
        const packed = JSON.parse(sarif?.body ?? '').sarif;
        const [log] = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')).runs;
        assert.equal(log.automationDetails.id, 'callcost/my services/');
        assert.equal(log.results[0].locations[0].physicalLocation.artifactLocation.uri, 'my%20services/chat.py');
      };
      await check(await ci('--path', 'my services'));
      await check(await runCli(['ci', 'github'], { cwd: join(folder, 'my services'), env: environment }));
    }));
});

describe('callcost ci github and the answers of GitHub', () => {
  it('passes on why GitHub refuses', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, server }) => {
      const locked = 'Unable to create comment because issue is locked.';
      server.route(`POST ${commentsPath}`, answer(403, { message: locked }));
      const limited = 'You have exceeded a secondary rate limit.';
      server.route('POST /repos/team/desk/code-scanning/sarifs', answer(403, { message: limited }));
      const { stderr } = await ci();
      assert.ok(stderr.includes(`The comment is not kept: GitHub refuses (403, ${locked}): the job needs`), stderr);
      assert.ok(stderr.includes(`not handed over: GitHub takes no more requests for now (403, ${limited})`), stderr);
    }));

  it('writes its comment again where somebody deletes it meanwhile', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, server }) => {
      server.route(`GET ${commentsPath}`, [ownComment]);
      server.route('PATCH /repos/team/desk/issues/comments/11', answer(404, { message: 'Not Found' }));
      assert.equal((await ci('--no-sarif')).stderr, '');
      assert.deepEqual(writes(server), ['PATCH /repos/team/desk/issues/comments/11', `POST ${commentsPath}`]);
    }));
});

describe('callcost ci github where something is missing', () => {
  it('says what the token does not allow, and goes on; the token is nowhere', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, server, summary }) => {
      server.fail('*', 'forbidden');
      const { code, stdout, stderr } = await ci();
      assert.equal(code, 0);
      assert.match(
        stderr,
        /The comment is not kept: GitHub refuses \(403\): the job needs the permission pull-requests: write/,
      );
      assert.match(stderr, /Findings are not handed over: .*security-events: write/);
      assert.ok(!`${stdout}${stderr}${await summary()}`.includes(token));
      assert.ok((await summary()).includes('Check passed'));
    }));

  it('goes on where GitHub is not there, or answers with something else', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, server }) => {
      server.fail('*', 'web-page');
      assert.match((await ci('--no-sarif')).stderr, /The comment is not kept: GitHub answered with something else/);
      await server.close();
      const { code, stderr } = await ci();
      assert.equal(code, 0);
      assert.match(stderr, /The comment is not kept: GitHub cannot be reached/);
    }));

  it('fetches the base that a shallow checkout lacks', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ folder, environment, git }) => {
      await git('config', 'uploadpack.allowAnySHA1InWant', 'true');
      const clone = join(folder, '../clone');
      await run('git', ['clone', '-q', '--depth=1', `file://${folder}`, clone]);
      const { code, stdout, stderr } = await runCli(['ci', 'github', '--no-sarif'], { cwd: clone, env: environment });
      assert.equal(code, 0, stderr);
      assert.match(stdout, /^Passed: 2 calls against main\.$/m);
    }));

  it('checks everything else where the base cannot be had, and says how to get it', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ folder, environment }) => {
      const clone = join(folder, '../clone');
      await run('git', ['clone', '-q', '--depth=1', `file://${folder}`, clone]);
      await run('git', ['remote', 'set-url', 'origin', `file://${folder}-gone`], { cwd: clone });
      const { code, stdout } = await runCli(['ci', 'github', '--no-sarif'], { cwd: clone, env: environment });
      assert.equal(code, 0);
      assert.match(
        stdout,
        /^warns What the change adds to a month cannot be told\. .* cannot be fetched\. .*fetch-depth: 0/m,
      );
      assert.match(stdout, /^Passed: 2 calls, 1 warning\.$/m);
    }));

  it('cannot compare where the base is checked out in place of the request', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ ci, git }) => {
      await git('checkout', '-q', 'main~1');
      const { code, stderr } = await ci();
      assert.equal(code, 2);
      assert.match(stderr, /The base of the pull request is checked out, .*\n.* not on pull_request_target/);
    }));

  it('cannot run outside of GitHub Actions', async () => {
    const { code, stderr } = await runCli(['ci', 'github'], { env: { GITHUB_REPOSITORY: '', GITHUB_SHA: '' } });
    assert.equal(code, 2);
    assert.match(stderr, /callcost ci github runs in GitHub Actions only/);
  });
});

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: {
    readonly steps: readonly [{ readonly env: Readonly<Record<string, string>>; readonly run: string }];
  };
}

describe('the GitHub action', () => {
  before(ensureBuilt);

  it('runs the packed program as GitHub runs its step', () =>
    withPullRequest(['gpt-4o-mini', 'gpt-4o'], async ({ folder, server, environment }) => {
      const packed = join(folder, '../packed');
      await mkdir(packed);
      const packArguments = [
        '--offline',
        '--loglevel=error',
        'pack',
        '--json',
        '--ignore-scripts',
        '--pack-destination',
        packed,
      ];
      const [{ filename } = { filename: '' }] = JSON.parse((await run('npm', packArguments, { cwd: root })).stdout);
      const action: Action = parse(await readFile(join(root, 'action.yml'), 'utf8'));
      const inputs: Readonly<Record<string, string>> = {
        ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])),
        package: join(packed, filename),
        'github-token': token,
        // Nothing that is written into an input is run.
        path: '"; touch stolen; "',
      };
      const [step] = action.runs.steps;
      const variables = Object.entries(step.env).map(([name, value]) => {
        const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? '';
        assert.ok(Object.hasOwn(inputs, input), `${value} names no input`);
        return [name, inputs[input]] as const;
      });
      const runStep = (extra: Readonly<Record<string, string>>) =>
        run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
          cwd: folder,
          env: {
            ...process.env,
            npm_config_offline: 'true',
            ...environment,
            ...Object.fromEntries(variables),
            ...extra,
          },
        });
      await assert.rejects(runStep({}), /There is no file or folder "+; touch stolen; "+/);
      await assert.rejects(readFile(join(folder, 'stolen')));
      const { stdout } = await runStep({ INPUT_PATH: '' });
      assert.match(stdout, /^Passed: 2 calls against main\.$/m);
      assert.deepEqual(writes(server), [`POST ${commentsPath}`, 'POST /repos/team/desk/code-scanning/sarifs']);
    })).timeout(120_000);
});
