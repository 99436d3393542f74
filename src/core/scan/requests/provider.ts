/**
 * Who bills a request, and whether it names models or deployments of them.
 */
import type { Call, CallClient } from '../../model.ts';
import type { Parameters } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { collectAssignedMembers } from '../evaluate/statement-calls.ts';
import { optionsOf, plainText, textHead, type Value } from '../evaluate/values.ts';
import type { ParameterPath, SdkShape } from '../sdk/shape.ts';
import { namesDeployments, providerOfUrl } from './hosts.ts';
import { readFirst } from './parameters.ts';
import { parametersOf, type SdkObject, sdkObjectOf, traceValue } from './trace.ts';

/** Who bills a request: the host its client talks to, the kind of client, the SDK. Null where only the running program knows. */
export function providerOf(evaluation: Evaluation, object: SdkObject | null, fallback: string | null): string | null {
  for (let each: SdkObject | null = object; each !== null; each = each.parent) {
    if (each.alternatives.length > 0) return commonProvider(evaluation, each, fallback);
    const host = hostProvider(evaluation, each);
    if (host !== undefined) return host;
    const named = namedProvider(evaluation, each);
    if (named !== undefined) return named;
    if (each.shape.provider !== undefined) return each.shape.provider;
  }
  return moduleProvider(object) ?? fallback;
}

/** The client that sends a request, as a part of its call; nothing where none is made in the source. */
export function clientOf(evaluation: Evaluation, object: SdkObject | null, sdk: SdkShape): Pick<Call, 'client'> {
  let first = object;
  let urls = object === null ? urlsOfModule(evaluation, sdk) : null;
  for (let each = object; each !== null; each = each.parent) {
    first = each;
    urls ??= baseUrls(evaluation, each) ?? urlsAt(evaluation, each, each.shape.endpoint);
  }
  const range = first?.origin?.call?.range ?? null;
  if (urls !== null) return { client: { range, ...addressOfClient(urls) } };
  if (first !== null && first.origin !== null && range === null) return clientOfElsewhere;
  return range === null ? {} : { client: { range } };
}

/** A client that is handed over: where it sends its requests, and with which headers, only the running program knows. */
export const clientOfElsewhere: Pick<Call, 'client'> = { client: { range: null, baseUrl: null } };

/** The address that is written; null where only the running program knows it. */
function addressOfClient(urls: readonly Value[]): Pick<CallClient, 'baseUrl' | 'isDefaultUrl'> {
  const [url, ...others] = urls;
  const baseUrl = url === undefined || others.length > 0 ? null : plainText(url);
  return { baseUrl, ...(baseUrl !== null && url !== undefined && isStandIn(url) ? { isDefaultUrl: true } : {}) };
}

/** What callers or the environment may put something else in place of. */
export function isStandIn(value: Value): boolean {
  return value.kind === 'text' && (value.source === 'default' || value.source === 'env');
}

/** The provider of the package that an object comes from. */
function moduleProvider(object: SdkObject | null): string | null {
  for (let each = object; each !== null; each = each.parent) {
    const byModule = each.sdk.providers?.[each.module];
    if (byModule !== undefined) return byModule;
    if (each.parent === null) return each.sdk.provider ?? null;
  }
  return null;
}

/** The provider that all alternatives share; null where they differ. */
function commonProvider(evaluation: Evaluation, object: SdkObject, fallback: string | null): string | null {
  const each = [{ ...object, alternatives: [] }, ...object.alternatives];
  const providers = new Set(each.map((alternative) => providerOf(evaluation, alternative, fallback)));
  return providers.size === 1 ? ([...providers][0] ?? null) : null;
}

/** The provider by the client's base URL; undefined where none is given. */
function hostProvider(evaluation: Evaluation, object: SdkObject): string | null | undefined {
  return providerOfUrls(baseUrls(evaluation, object));
}

/** The provider of requests on the module itself, by the base URL that the file assigns to it; undefined where it does not. */
export function moduleHostProvider(evaluation: Evaluation, sdk: SdkShape): string | null | undefined {
  return providerOfUrls(urlsOfModule(evaluation, sdk));
}

function providerOfUrls(urls: readonly Value[] | null): string | null | undefined {
  if (urls === null) return undefined;
  const providers = new Set(urls.map((url) => urlProvider(url)));
  return providers.size === 1 ? [...providers][0] : null;
}

/** `openai.base_url = …`: what the file assigns to the module, which is a client, too; null where it assigns nothing. */
function urlsOfModule(evaluation: Evaluation, sdk: SdkShape): readonly Value[] | null {
  const urls = (sdk.assignedBaseUrl ?? []).flatMap((name) =>
    collectAssignedMembers(evaluation, name).flatMap(({ target, value, frame }) => {
      const owner = traceValue(evaluation, evaluation.evaluate(target.object, frame));
      const isModule = owner?.sdk === sdk && (owner.object?.origin ?? null) === null && owner.names.length === 0;
      return isModule ? optionsOf(evaluation.evaluate(value, frame)) : [];
    }),
  );
  return urls.length === 0 ? null : urls;
}

/** What the client's base URL may be; null where none is given. */
function baseUrls(evaluation: Evaluation, object: SdkObject): readonly Value[] | null {
  return urlsAt(evaluation, object, object.shape.baseUrl);
}

function urlsAt(
  evaluation: Evaluation,
  object: SdkObject,
  paths: readonly ParameterPath[] | undefined,
): readonly Value[] | null {
  const parameters = paths === undefined ? null : parametersOf(evaluation, object);
  if (parameters === null) return null;
  const given = readFirst(evaluation, parameters, paths);
  if (given === null || isMaybe(parameters, given)) return null;
  return optionsOf(given.value);
}

/** What is spread in, or built elsewhere, may or may not move the client: that states nothing. */
function isMaybe({ named }: Parameters, { path, value }: { readonly path: string; readonly value: Value }): boolean {
  return value.kind === 'unknown' && (path.includes('.') ? value.origin === 'optional' : !named.entries.has(path));
}

/** True where model names are names of deployments (Azure), by the kind of client or by its host. */
export function isDeployment(evaluation: Evaluation, object: SdkObject): boolean {
  for (let each: SdkObject | null = object; each !== null; each = each.parent) {
    if (each.shape.deployment === true || baseUrls(evaluation, each)?.some(isDeploymentUrl) === true) return true;
  }
  return false;
}

function isDeploymentUrl(value: Value): boolean {
  return namesDeployments(textHead(value) ?? '');
}

/** The provider by the parameter that names it, as text or as an object; undefined where none is given. */
function namedProvider(evaluation: Evaluation, object: SdkObject): string | null | undefined {
  const parameters = parametersOf(evaluation, object);
  if (object.shape.providerFrom === undefined || parameters === null) return undefined;
  const given = readFirst(evaluation, parameters, object.shape.providerFrom);
  if (given === null || given.value.kind === 'unknown') return undefined;
  const host = sdkObjectOf(evaluation, given.value);
  return host === null ? plainText(given.value) : providerOf(evaluation, host, null);
}

function urlProvider(value: Value): string | null {
  const url = textHead(value);
  return url === null ? null : providerOfUrl(url);
}
