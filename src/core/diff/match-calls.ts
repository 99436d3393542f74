/**
 * Which call of one state of a workspace is which call of another. Ids come first; they change with the file, the function
 * and the prompt, so what is left is matched by what stayed the same, the surest signs first. Each step treats both sides
 * alike: comparing in the other direction gives the same pairs.
 */
import type { AnalysedCall } from '../analysis.ts';
import { groupedBy } from '../grouping.ts';
import type { Call } from '../model.ts';
import { contentOf, isDistinctive, similarityOf, wordsOf } from './call-content.ts';

/** A call as it was and as it is. */
export interface MatchedCall {
  readonly before: AnalysedCall;
  readonly after: AnalysedCall;
}

/** Every call of both sides is in one pair, or alone. */
export interface MatchedCalls {
  readonly pairs: readonly MatchedCall[];
  readonly removed: readonly AnalysedCall[];
  readonly added: readonly AnalysedCall[];
}

/** Files by the name that they had before, for those that have another one now. */
export type RenamedFiles = ReadonlyMap<string, string>;

/** A sign by which calls are known again; null for a call that does not have it. */
type Sign = (call: Call, file: string) => string | null;

/** Matches the calls of two states. */
export function matchCalls(
  before: readonly AnalysedCall[],
  after: readonly AnalysedCall[],
  renamed: RenamedFiles,
): MatchedCalls {
  const pairs: MatchedCall[] = [];
  let left: Sides = {
    before: before.map((analysed) => ({ analysed, file: renamed.get(analysed.call.file) ?? analysed.call.file })),
    after: after.map((analysed) => ({ analysed, file: analysed.call.file })),
  };
  for (const step of steps) {
    const found = step(left);
    pairs.push(...found.map((pair) => ({ before: pair.before.analysed, after: pair.after.analysed })));
    const taken = new Set(found.flatMap((pair) => [pair.before, pair.after]));
    left = {
      before: left.before.filter((each) => !taken.has(each)),
      after: left.after.filter((each) => !taken.has(each)),
    };
  }
  return {
    pairs,
    removed: left.before.map(({ analysed }) => analysed),
    added: left.after.map(({ analysed }) => analysed),
  };
}

/** A call with the name that its file has now. */
interface PlacedCall {
  readonly analysed: AnalysedCall;
  readonly file: string;
}

interface Sides {
  readonly before: readonly PlacedCall[];
  readonly after: readonly PlacedCall[];
}

interface FoundPair {
  readonly before: PlacedCall;
  readonly after: PlacedCall;
}

type Step = (sides: Sides) => readonly FoundPair[];

/** Two thirds of the words of both prompts are the same. */
const similarEnough = 2 / 3;

const steps: readonly Step[] = [
  // The very same call, also in a renamed file. Ids of equal calls are numbered, so that they alone do not tell them apart.
  inOrder((call, file) =>
    joined(file, call.enclosing, call.callee, contentOf(call), sdkOf(call), call.model?.value ?? ''),
  ),
  inOrder((call, file) => joined(file, call.id, sdkOf(call))),
  inOrder((call, file) => joined(file, call.enclosing, call.callee, contentOf(call))),
  // The prompt is another one: calls of a function that go to the same method.
  byPrompt((call, file) => joined(file, call.enclosing, call.callee, call.operation, sdkOf(call))),
  byPrompt((call, file) => joined(file, call.enclosing, call.callee, call.operation)),
  // The function has another name, or the call stands in another one.
  inOrder((call, file) => (call.segments.length === 0 ? null : joined(file, lastName(call), contentOf(call)))),
  // The call stands in another file.
  alone((call) => (call.enclosing === '' ? null : joined(call.enclosing, call.callee, contentOf(call)))),
  alone((call) => (isDistinctive(call) ? joined(lastName(call), contentOf(call)) : null)),
  // Another SDK in the same function, another function for much the same prompt.
  byPrompt((call, file) => (call.enclosing === '' ? null : joined(file, call.enclosing, call.operation))),
  byPrompt((call, file) => joined(file, call.operation), similarEnough),
];

/** Pairs what has the same sign, first with first. */
function inOrder(sign: Sign): Step {
  return (sides) =>
    grouped(sides, sign, (before, after) => before.flatMap((each, index) => pairOf(each, after[index])));
}

/** Pairs what has the same sign where there is no doubt which one it is. */
function alone(sign: Sign): Step {
  return (sides) =>
    grouped(sides, sign, (before, after) =>
      before.length === 1 && after.length === 1 ? before.flatMap((each) => pairOf(each, after[0])) : [],
    );
}

/** Groups with more pairs than these are matched in order: nobody has so many different prompts in one function. */
const mostPairs = 10_000;

/** Pairs what has the same sign, the most similar prompts first, where these are similar enough. */
function byPrompt(sign: Sign, least = 0): Step {
  return (sides) =>
    grouped(sides, sign, (before, after) => {
      if (before.length * after.length > mostPairs) {
        return least > 0 ? [] : before.flatMap((each, index) => pairOf(each, after[index]));
      }
      return mostSimilar(before, after, least);
    });
}

function mostSimilar(before: readonly PlacedCall[], after: readonly PlacedCall[], least: number): readonly FoundPair[] {
  const [wordsBefore, wordsAfter] = [before, after].map((each) => each.map(({ analysed }) => wordsOf(analysed.call)));
  const candidates = before.flatMap((one, row) =>
    after.map((other, column) => ({
      pair: { before: one, after: other },
      score: similarityOf(wordsBefore?.[row] ?? new Set(), wordsAfter?.[column] ?? new Set()),
      isSameModel: modelOf(one) === modelOf(other),
      distance: Math.abs(row - column),
      // The same in both directions.
      ids: [one.analysed.call.id, other.analysed.call.id].sort().join('\0'),
    })),
  );
  candidates.sort(
    (one, other) =>
      other.score - one.score ||
      Number(other.isSameModel) - Number(one.isSameModel) ||
      one.distance - other.distance ||
      (one.ids < other.ids ? -1 : Number(one.ids > other.ids)),
  );
  const taken = new Set<PlacedCall>();
  const pairs: FoundPair[] = [];
  for (const { pair, score } of candidates) {
    if (score < least || taken.has(pair.before) || taken.has(pair.after)) continue;
    taken.add(pair.before).add(pair.after);
    pairs.push(pair);
  }
  return pairs;
}

function grouped(
  { before, after }: Sides,
  sign: Sign,
  pairs: (before: readonly PlacedCall[], after: readonly PlacedCall[]) => readonly FoundPair[],
): readonly FoundPair[] {
  const [groupsBefore, groupsAfter] = [before, after].map((side) =>
    groupedBy(side, ({ analysed, file }) => sign(analysed.call, file)),
  );
  return [...(groupsBefore ?? [])].flatMap(([key, group]) =>
    key === null ? [] : pairs(group, groupsAfter?.get(key) ?? []),
  );
}

function pairOf(before: PlacedCall, after: PlacedCall | undefined): readonly FoundPair[] {
  return after === undefined ? [] : [{ before, after }];
}

function modelOf({ analysed }: PlacedCall): string {
  return analysed.call.model?.value ?? '';
}

/** `create` of `self.client.messages.create`: the receiver may be named otherwise elsewhere. */
function lastName({ callee }: Call): string {
  return callee.slice(callee.lastIndexOf('.') + 1);
}

/** A call of a wrapper may make requests with several SDKs. */
function sdkOf({ sdk, provider }: Call): string {
  return `${sdk} ${provider ?? ''}`;
}

function joined(...parts: readonly string[]): string {
  return parts.join('\0\0');
}
