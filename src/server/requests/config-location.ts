import { UserError } from '../../core/errors.ts';
import { locateSetting } from '../../core/policy/locate.ts';
import { proposePolicy } from '../../core/report/policy-proposal.ts';
import type { FeatureContext } from '../feature-context.ts';
import type { ServerHost } from '../host.ts';
import type { ConfigLocation, ConfigLocationParams } from '../protocol.ts';
import { placeText, rangeAt } from '../text-document.ts';

/** Where a setting stands; for a file that is not there yet, what `callcost init` would write. */
export async function configLocation(
  { policies, analyses, pathOf, uriOf }: FeatureContext,
  host: ServerHost,
  { uri, key }: ConfigLocationParams,
  signal: AbortSignal,
): Promise<ConfigLocation> {
  const file = await policies.fileFor(pathOf(uri));
  if (file === null) throw new UserError('callcost.yml needs a folder to lie in.', 'Open a folder first.');
  if (file.text === null) {
    const proposal = await proposalFor(
      file.path.slice(0, file.path.lastIndexOf('/')),
      await analyses.engine(),
      host,
      signal,
    );
    const range = locateSetting(proposal, key);
    return { uri: uriOf(file.path), range: range === null ? null : rangeAt(placeText(proposal), range), proposal };
  }
  const range = locateSetting(file.text, key);
  return { uri: uriOf(file.path), range: range === null ? null : rangeAt(placeText(file.text), range), proposal: null };
}

async function proposalFor(
  folder: string,
  engine: Awaited<ReturnType<FeatureContext['analyses']['engine']>>,
  host: ServerHost,
  signal: AbortSignal,
): Promise<string> {
  const options = { paths: ['.'], workingDirectory: folder, configFile: null, signal };
  return proposePolicy(await host.analyseWorkspace(engine, options));
}
