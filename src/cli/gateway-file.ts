/** The budget files that callcost.yml files name: their budgets are shown, their measured numbers flow into estimates. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, posix, resolve } from 'node:path';
import type { GatewaySnapshot } from '../core/budget.ts';
import { UserError } from '../core/errors.ts';
import type { FeatureName } from '../gateway/adapter.ts';
import { snapshotOfDocument } from '../gateway/budget-document.ts';
import { featureNamesOf } from '../gateway/feature-names.ts';
import { GatewayError, maximumReplyBytes } from '../gateway/fetch-port.ts';
import { joinedSnapshot } from '../gateway/joined-snapshot.ts';
import { unreadableReason } from '../workspace/file-errors.ts';
import { relativeTo } from '../workspace/paths.ts';
import { type PolicyScope, policyFileName } from '../workspace/policy-scope.ts';

/**
 * What the budget files tell that callcost.yml files name; null where none does. Values are as old as their file, where it
 * does not say itself when they were read. Throws a UserError for a file that cannot be read, unless `leaveOut` takes it.
 */
export async function readGatewayFiles(
  scopes: readonly PolicyScope[],
  now: Date,
  leaveOut?: (error: UserError) => void,
): Promise<GatewaySnapshot | null> {
  const features = featureNamesOf(scopes.map(({ policy }) => policy));
  const snapshots: GatewaySnapshot[] = [];
  for (const scope of scopes) {
    const { file } = scope.policy.gateway;
    if (file === undefined) continue;
    try {
      snapshots.push(await readGatewayFile(scope, file, features, now));
    } catch (error) {
      if (leaveOut === undefined || !(error instanceof UserError)) throw error;
      leaveOut(error);
    }
  }
  return joinedSnapshot(snapshots);
}

async function readGatewayFile(
  naming: PolicyScope,
  file: string,
  features: readonly FeatureName[],
  now: Date,
): Promise<GatewaySnapshot> {
  const path = resolve(naming.folder, file);
  const policyFile = naming.file ?? policyFileName;
  const leadsOut = new UserError(
    `gateway.file of ${policyFile} leads out of its folder.`,
    'Name a file below callcost.yml.',
  );
  // A file elsewhere may lie on the machine of somebody else: what a repository says must not open connections.
  if (relativeTo(naming.folder, path) === null) throw leadsOut;
  const found = await whereItLies(path, naming.folder).catch((error: unknown) => {
    throw unreadable(file, policyFile, unreadableReason(error));
  });
  if (relativeTo(found.folder, found.path) === null) throw leadsOut;
  const { text, writtenAt } = await readWithTime(found.path).catch((error: unknown) => {
    throw unreadable(file, policyFile, unreadableReason(error));
  });
  if (text === null) throw unreadable(file, policyFile, `has more than ${maximumReplyBytes / 1e6} MB`);
  try {
    return snapshotOfDocument(text, {
      gateway: 'file',
      baseUrl: isAbsolute(policyFile) ? file : posix.join(posix.dirname(policyFile), file),
      now,
      readAt: writtenAt < now ? writtenAt : now,
      timeZone: naming.policy.gateway.timeZone,
      features,
    });
  } catch (error) {
    if (error instanceof GatewayError) throw new UserError(error.message, null);
    throw error;
  }
}

function unreadable(file: string, policyFile: string, reason: string): UserError {
  return new UserError(`The budget file ${file} of ${policyFile} ${reason}.`, 'Check gateway.file there.');
}

/** A link may lead out of the folder as well as a path. */
async function whereItLies(path: string, folder: string): Promise<{ readonly path: string; readonly folder: string }> {
  const [realPath, realFolder] = await Promise.all([realpath(path), realpath(folder)]);
  return { path: realPath, folder: realFolder };
}

/** The text is null where it is longer than the answer of a gateway may be. */
async function readWithTime(path: string): Promise<{ readonly text: string | null; readonly writtenAt: Date }> {
  const { mtime, size } = await stat(path);
  return { text: size > maximumReplyBytes ? null : await readFile(path, 'utf8'), writtenAt: mtime };
}
