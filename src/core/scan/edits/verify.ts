/**
 * Tries edits before anybody is offered them.
 */
import type { WrittenAttribution } from '../../change.ts';
import type { Call } from '../../model.ts';
import type { Project } from '../evaluate/project.ts';
import type { SourceModule } from '../evaluate/source-module.ts';
import { scanAlone } from '../scan-tree.ts';
import { applyEdits, type EditPlan, refuse, type TextEdit } from './edit.ts';
import type { PlanContext, SourceChange } from './plan-context.ts';
import { placeOfModel } from './replace-model.ts';

/** The edits as a plan, if the file that they leave can be read and says what was asked for. */
export async function verify(
  context: PlanContext,
  call: Call,
  change: SourceChange,
  edits: readonly TextEdit[],
): Promise<EditPlan> {
  const { main, project } = context;
  const own = edits.filter(({ file }) => file === main.source.path);
  const outside = sharedElsewhere(context, call, change, edits);
  if (own.length === 0) return { kind: 'edits', edits, alsoChanges: outside };
  const after = await context.reread(applyEdits(main.source.text, own));
  if (after === null || after.syntax.errors.length > main.syntax.errors.length)
    return refuse('the edited source could not be read');
  const before = callsOf(main, project);
  const changed = callsOf(after, project);
  const index = before.findIndex((each) => each.id === call.id);
  const edited = changed[index];
  if (changed.length !== before.length || edited === undefined)
    return refuse('the edit would change which calls there are');
  const others = before.flatMap((each, at) => {
    const then = changed[at];
    return at === index || then === undefined || signature(each) === signature(then) ? [] : [{ each, then }];
  });
  // What an object is declared with is an option of its declaration, and not of the requests on it.
  const affected = [edited, ...others.map(({ then }) => then)];
  if (edits.length === own.length && !affected.some((each) => isAsAsked(change, each, call)))
    return refuse('the edit would not have the effect that was asked for');
  if (isFormOfSdk.has(change.kind) && others.some(({ each }) => each.sdk !== call.sdk))
    return refuse('calls of another SDK share it, which takes it in another form');
  const requests = others.filter(({ each }) => each.operation !== 'model-declaration');
  if (change.kind === 'replace-model' && change.where === 'here' && requests.length > 0)
    return refuse('the model belongs to an object on which other calls are made as well');
  return { kind: 'edits', edits, alsoChanges: [...new Set([...requests.map(({ each }) => each.id), ...outside])] };
}

/** Changes that write what one SDK alone understands. */
const isFormOfSdk: ReadonlySet<SourceChange['kind']> = new Set([
  'mark-cacheable',
  'set-reasoning-effort',
  'add-attribution',
]);

function callsOf(module: SourceModule, project: Project | null): readonly Call[] {
  return scanAlone(module, project).calls;
}

/** What a call is, whatever its place and id. */
function signature(call: Call | undefined): string {
  if (call === undefined) return '';
  const { id, declaration, range, lines, directives, loops, segments, ...rest } = call;
  return JSON.stringify([rest, segments.map(({ role, pieces, cached }) => [role, pieces, cached])], withoutPlaces);
}

function withoutPlaces(key: string, value: unknown): unknown {
  return key === 'range' || key === 'lines' || key === 'origin' ? undefined : value;
}

function isAsAsked(change: SourceChange, after: Call, before: Call): boolean {
  switch (change.kind) {
    case 'replace-model':
      return after.model !== null && after.model.value !== null && after.model.value !== before.model?.value;
    case 'set-output-limit':
      return after.outputLimit?.value === change.tokens;
    case 'mark-cacheable':
      return after.segments[change.segment]?.cached === true;
    case 'set-reasoning-effort':
      // A member of an enum is a value of the SDK's own.
      return [change.effort, 'dynamic'].includes(after.options.reasoningEffort ?? '');
    case 'set-turn-limit':
      return (
        after.multiplier.reason.endsWith(`=${change.turns}`) || after.multiplier.reason.includes(`=${change.turns};`)
      );
    case 'add-attribution':
      return hasAttribution(change, after);
    case 'ignore-here':
      return after.directives.some((each) => each.kind === 'ignore' && each.rule === change.rule);
    case 'replace-prompt-text':
      return true;
  }
}

function hasAttribution({ entries, forms }: Extract<SourceChange, { kind: 'add-attribution' }>, after: Call): boolean {
  if (forms !== undefined) return forms.some((form) => isWritten(form, after));
  const keys = after.metadata.map(({ key }) => key.split('.').at(-1));
  const isTold = after.directives.some((each) => each.kind === 'assign' && each.key === 'feature');
  return isTold || entries.every(({ key }) => keys.includes(key));
}

function isWritten(form: WrittenAttribution, { metadata }: Call): boolean {
  const values = new Set(metadata.map(({ value }) => value));
  switch (form.kind) {
    case 'metadata':
      return form.entries.every(({ value }) => values.has(value));
    case 'tags':
    case 'langfuse-tags':
      return form.tags.every((tag) => values.has(tag));
    case 'headers':
      return form.headers.every(({ name }) => metadata.some(({ key }) => `.${key}.`.includes(`.${name}.`)));
  }
}

/** Calls of other files, and calls whose value lies in an edited file, that share the edited place. */
function sharedElsewhere(
  { calls, main }: PlanContext,
  call: Call,
  change: SourceChange,
  edits: readonly TextEdit[],
): readonly string[] {
  const isTouched = (
    place: { readonly file: string; readonly range: { readonly start: number; readonly end: number } } | null,
  ) =>
    place !== null &&
    edits.some(
      ({ file, range }) => file === place.file && place.range.start <= range.start && range.end <= place.range.end,
    );
  return calls
    .filter((each) => each.id !== call.id && each.operation !== 'model-declaration')
    .filter((each) => each.file !== main.source.path || edits.every(({ file }) => file !== main.source.path))
    .filter((each) => isTouched(change.kind === 'replace-model' ? placeOfModel(each) : placeOfLimit(each)))
    .map(({ id }) => id);
}

function placeOfLimit({ outputLimit, file }: Call): ReturnType<typeof placeOfModel> {
  if (outputLimit === null || outputLimit.value === null) return null;
  if (outputLimit.origin !== undefined) return outputLimit.origin;
  return outputLimit.range === null ? null : { file, range: outputLimit.range };
}
