/** The language server behind a window, as a process that a test may end. */
import { execFileSync } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Window } from './window.ts';

const deadlineMs = 30_000;
const pauseMs = 100;

/** Ends the language server of a window as a crash does. Settles with its process id when it is gone. */
export async function killLanguageServer(window: Window): Promise<number> {
  const processId = await newLanguageServer(window, null);
  process.kill(processId, 'SIGKILL');
  return processId;
}

/** The process id of the language server of a window, once there is one other than `before`. */
export async function newLanguageServer({ profile }: Window, before: number | null): Promise<number> {
  for (const deadline = Date.now() + deadlineMs; Date.now() < deadline; await delay(pauseMs)) {
    const [found] = languageServers(profile).filter((processId) => processId !== before);
    if (found !== undefined) return found;
  }
  throw new Error('The window has no language server.');
}

/** The extension is installed below the profile of its window, which no other window has. */
function languageServers(profile: string): readonly number[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,stat=,args='], { encoding: 'utf8' });
  return listed.split('\n').flatMap((line) => {
    const [processId = '', state = ''] = line.trim().split(/\s+/);
    const isMeant = line.includes(profile) && /[\\/]dist[\\/]server\.js/.test(line) && !state.startsWith('Z');
    return isMeant ? [Number(processId)] : [];
  });
}
