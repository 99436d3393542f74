/** The program behind `npm run editor`; scripts/editor.mjs says what it does. */
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runNpm } from '../../scripts/process.mjs';
import { packExtension } from '../../scripts/vsix.mjs';
import { ensureHost } from './install.ts';
import { root } from './paths.ts';
import { installVsix, startServer, workbenchUrl } from './server.ts';

const vsix = join('.artefacts', 'callcost-editor.vsix');
const [, , given] = process.argv;
// npm runs scripts in the repository; a path that was given is meant from where npm was called.
const folder =
  given === undefined ? join(root, 'examples', 'helpdesk') : resolve(process.env.INIT_CWD ?? process.cwd(), given);

await mkdir(join(root, '.artefacts'), { recursive: true });
if ((await runNpm(['run', '--silent', 'build'])) !== 0) process.exit(1);
await packExtension(vsix);
const profile = await mkdtemp(join(tmpdir(), 'callcost-editor-'));
if (hasDesktopEditor()) openDesktopEditor();
else await serveBundledEditor();

function hasDesktopEditor(): boolean {
  return spawnSync('code', ['--version'], { shell: process.platform === 'win32' }).status === 0;
}

/** In a profile of its own, so that nothing is left in the one that is used for work. */
function openDesktopEditor(): void {
  const options = { stdio: 'inherit', shell: process.platform === 'win32' } as const;
  const profileSwitches = ['--user-data-dir', join(profile, 'user'), '--extensions-dir', join(profile, 'extensions')];
  spawnSync('code', [...profileSwitches, '--install-extension', join(root, vsix), '--force'], options);
  spawnSync('code', [...profileSwitches, '--new-window', folder], options);
  console.log(`Opened ${folder} in VS Code. Its profile is in ${profile}.`);
}

async function serveBundledEditor(): Promise<void> {
  await ensureHost({ needsBrowser: false });
  const extensionsDir = join(profile, 'extensions');
  await installVsix(join(root, vsix), extensionsDir);
  const server = await startServer({ extensionsDir });
  console.log(`VS Code with Call Cost: ${workbenchUrl(server, { path: folder })}`);
  console.log('Open the address in a browser on this machine. Ctrl+C ends it.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.kill());
  await server.ended;
  await server.stop();
  await rm(profile, { recursive: true, force: true, maxRetries: 5 });
}
