/**
 * The bodies of raw HTTP requests, and what they tell of the interface that they are for.
 */
import { type Parameters, unwrapJson } from '../evaluate/call-arguments.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { RecordValue, Value } from '../evaluate/values.ts';
import type { Endpoint } from '../sdk/http-endpoints.ts';
import { partsAdded } from './made-from.ts';
import { readPath } from './parameters.ts';

/**
 * What the body of a request may be, one record for each branch that builds it: `json=`, `data=json.dumps(…)`,
 * `body: JSON.stringify(…)`, the second argument of `axios.post`.
 */
export function bodiesOf(evaluation: Evaluation, parameters: Parameters): readonly RecordValue[] {
  const paths = ['json', 'data', 'body', 'content', '#1.body', '#1.json', '#1.data', '#1', '#2', '#3'];
  const given = paths.flatMap((path) => readPath(evaluation, parameters, path) ?? []);
  for (const value of [...given, ...writtenBodies(evaluation, parameters)]) {
    const bodies = recordsIn(evaluation, value).filter(
      ({ entries }) => ![...entries.keys()].some((name) => noBody.test(name)),
    );
    if (bodies.length > 0) return bodies;
  }
  return [];
}

/** Entries of options and of headers. */
const noBody = /^(headers|method|body|authorization|content-type|x-api-key)$/i;

/** `const request = https.request(options); request.write(body); request.end()`. */
function writtenBodies(evaluation: Evaluation, { call, frame }: Parameters): readonly Value[] {
  if (call.callee.kind !== 'member' || call.callee.name !== 'request') return [];
  const callee = evaluation.evaluate(call.callee, frame);
  return partsAdded(evaluation, { methods: ['write', 'end'], paths: ['#0'] }, { kind: 'result', callee, call, frame });
}

function recordsIn(evaluation: Evaluation, value: Value): readonly RecordValue[] {
  if (value.kind === 'record') return [value];
  if (value.kind === 'choice') return value.options.flatMap((option) => recordsIn(evaluation, option));
  const json = unwrapJson(evaluation, value);
  return json === null ? [] : recordsIn(evaluation, json);
}

/** On an unknown host only a path with a model, or a body with the request's own fields tells. */
export function looksLikeBody(body: RecordValue | null, endpoint: Endpoint): boolean {
  if (endpoint.modelInPath !== undefined) return true;
  if (body === null) return false;
  return (
    body.entries.has('messages') || body.entries.has('contents') || (body.entries.has('model') && body.open !== null)
  );
}

/** Whether a body has all entries of one of the sets. */
export function holdsOne(body: RecordValue, proof: readonly (readonly string[])[]): boolean {
  return proof.some((names) => names.every((name) => body.entries.has(name)));
}
