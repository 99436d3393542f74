import type { Call, PromptPiece, PromptSegment, Quantity, SourceExcerpt } from '../model.ts';
import { ownValue } from '../prices/overrides.ts';
import type { MeasuredInput, PromptTokenizer, SizeAssumptions } from './context.ts';
import { sumOf, times, unknownQuantity, weakestBasis, widened } from './quantity.ts';

/** The input of one request, counted with one tokenizer. */
export interface InputEstimate {
  readonly total: Quantity;
  readonly parts: readonly { readonly part: string; readonly tokens: Quantity }[];
  /** Each open part once, in order of appearance. */
  readonly variables: readonly { readonly name: string; readonly tokens: Quantity }[];
  /** The beginning of the input up to the last cache mark; null when nothing is marked. */
  readonly markedPrefix: Quantity | null;
  /** The beginning of the input that is the same in every request. */
  readonly staticPrefix: Quantity;
  /** Tokens that were measured to be read from a cache; null where nothing is measured. */
  readonly cacheRead: Quantity | null;
}

/** Counts the input of one call with any tokenizer. */
export type CountInput = (tokenizer: PromptTokenizer) => InputEstimate;

/** Counts the input of a call: messages with their framing, tools, schema, images; what is hidden makes it a lower bound. */
export function inputOf(call: Call, tokenizer: PromptTokenizer, sizes: SizeAssumptions): InputEstimate {
  return inputCounterOf(call, sizes)(tokenizer);
}

/** The same with one tokenizer after the other: text is counted once for all models that share a tokenizer. */
export function inputCounterOf(call: Call, sizes: SizeAssumptions): CountInput {
  const count = countedInputs(call, sizes);
  const { measured } = sizes;
  if (measured === null) return count;
  const countWritten = countedInputs(writtenPartOf(call), sizes);
  return (tokenizer) => measuredInputOf(count(tokenizer), countWritten(tokenizer), tokenizer, measured);
}

/** The tokens of the text in the source alone, without variables and what the source does not show. */
export function writtenInputOf(call: Call, tokenizer: PromptTokenizer, sizes: SizeAssumptions): Quantity {
  return countedInputs(writtenPartOf(call), sizes)(tokenizer).total;
}

/** The text as it is written, and beside it what was measured: so much for all models, whatever their tokenizers. */
function measuredInputOf(
  { markedPrefix, staticPrefix }: InputEstimate,
  { parts, total: written }: InputEstimate,
  tokenizer: PromptTokenizer,
  { beside, cacheReadShare, ...measured }: MeasuredInput,
): InputEstimate {
  const more = { value: beside, low: beside, high: beside, basis: 'measured' } as const;
  const sum = sumOf([written, more]);
  const size = sum.value ?? sum.low ?? beside;
  // The band of a tokenizer is no doubt about what was measured with it.
  const total: Quantity =
    tokenizer.name === measured.tokenizer
      ? { value: size, low: size, high: size, basis: 'measured' }
      : { ...sum, high: sum.high ?? size, basis: weakestBasis([sum.basis, 'measured'], 'measured') };
  return {
    total,
    parts: [...parts, { part: 'measured beside the text', tokens: more }],
    variables: [],
    markedPrefix,
    staticPrefix,
    cacheRead: cacheReadShare === null ? null : times(total, cacheReadShare),
  };
}

/** A call with nothing but the text that is written in the source. */
function writtenPartOf(call: Call): Call {
  const segments = call.segments.map((segment) => ({
    ...segment,
    pieces: segment.pieces.filter(({ kind }) => kind === 'text'),
  }));
  return { ...call, segments, hiddenInput: [] };
}

function countedInputs(call: Call, sizes: SizeAssumptions): CountInput {
  const runs = call.segments.map(({ pieces }) => textRuns(pieces));
  const variables = variablesOf(call.segments, sizes);
  const hidden = call.hiddenInput.map((what) => unknownQuantity(`${what}: not in the source`));
  const nothingIsVisible = call.segments.length === 0 && hidden.length === 0;
  const known = new Map<string, CountedTexts>();
  return (tokenizer) => {
    const texts = known.get(tokenizer.name) ?? countTexts(call, runs, tokenizer, sizes);
    known.set(tokenizer.name, texts);
    const tools = definitionsOf(call.tools, 'the tools', tokenizer);
    const parts = partsOf(call, texts, tools, tokenizer);
    return {
      total: nothingIsVisible
        ? unknownQuantity('the prompt is not in the source')
        : sumOf([...parts.map((part) => part.tokens), ...hidden]),
      parts,
      variables,
      markedPrefix: markedPrefixOf(call, texts, tools),
      staticPrefix: sumOf([...tools, ...texts.staticPrefix]),
      cacheRead: null,
    };
  };
}

function partsOf(
  call: Call,
  { segments }: CountedTexts,
  tools: readonly Quantity[],
  tokenizer: PromptTokenizer,
): InputEstimate['parts'] {
  return [
    ...roles.flatMap((role) =>
      partOf(
        role,
        segments.filter((_, index) => call.segments[index]?.role === role),
      ),
    ),
    ...partOf('tools', tools),
    ...partOf('schema', definitionsOf(call.responseSchema, 'the response schema', tokenizer)),
    ...partOf(
      'images',
      call.segments.flatMap(({ pieces }) => attachmentsOf(pieces, tokenizer)),
    ),
    ...partOf('framing', framingOf(call, tokenizer)),
  ];
}

/** The input of a call, already counted as `input`, without the variables whose size is only assumed. */
export function settledInputOf(
  call: Call,
  input: InputEstimate,
  tokenizer: PromptTokenizer,
  sizes: SizeAssumptions,
): Quantity {
  const open = new Set(input.variables.filter(({ tokens }) => tokens.basis === 'assumed').map(({ name }) => name));
  if (open.size === 0) return input.total;
  const isSettled = (piece: PromptPiece) => piece.kind !== 'variable' || !open.has(piece.name);
  const segments = call.segments.map((segment) => ({ ...segment, pieces: segment.pieces.filter(isSettled) }));
  return inputOf({ ...call, segments }, tokenizer, sizes).total;
}

/** Size of a variable: measured, then configured, then assumed. */
function sizeOfVariable(name: string, sizes: SizeAssumptions): Quantity {
  const measured = ownValue(sizes.measuredVariables, name);
  if (measured !== undefined) return measured;
  const configured = ownValue(sizes.configuredVariables, name);
  const value = configured ?? sizes.variableTokens;
  const basis = configured === undefined ? 'assumed' : 'configured';
  return widened({ value, low: value, high: value, basis }, sizes.buffer);
}

/** What of an input follows from its text and the tokenizer alone; models that share a tokenizer share it. */
interface CountedTexts {
  /** By segment. */
  readonly segments: readonly Quantity[];
  /** The texts at the beginning that are the same in every request. */
  readonly staticPrefix: readonly Quantity[];
}

const roles = ['system', 'user', 'assistant', 'tool'] as const;

/** Only messages are framed; an embedding or a plain completion sends its text as it is. */
function framingOf(call: Call, tokenizer: PromptTokenizer): readonly Quantity[] {
  if (call.segments.length === 0 || !operationsWithMessages.has(call.operation)) return [];
  return [tokenizer.framing(call.segments.map((segment) => segment.role))];
}

const operationsWithMessages: ReadonlySet<Call['operation']> = new Set(['chat', 'responses', 'agent']);

function partOf(part: string, quantities: readonly Quantity[]): readonly { part: string; tokens: Quantity }[] {
  return quantities.length === 0 ? [] : [{ part, tokens: sumOf(quantities) }];
}

function countTexts(
  { segments }: Call,
  runs: readonly (readonly PromptPiece[])[],
  tokenizer: PromptTokenizer,
  sizes: SizeAssumptions,
): CountedTexts {
  const counted = runs.map((each) => countRuns(each, tokenizer, sizes));
  const firstOpen = segments.findIndex(({ pieces }) => pieces.some(({ kind }) => kind !== 'text'));
  if (firstOpen < 0) return { segments: counted, staticPrefix: counted };
  const [first] = runs[firstOpen] ?? [];
  const head = first?.kind === 'text' && first.text !== '' ? [tokenizer.count(first.text)] : [];
  return { segments: counted, staticPrefix: [...counted.slice(0, firstOpen), ...head] };
}

function attachmentsOf(pieces: readonly PromptPiece[], tokenizer: PromptTokenizer): readonly Quantity[] {
  return pieces.flatMap((piece) => (piece.kind === 'attachment' ? [attachment(piece, tokenizer)] : []));
}

/**
 * Text between variables is counted run by run. Where a run meets a variable, a token may span the joint or split at it:
 * the true count differs by at most one per joint.
 */
function countRuns(runs: readonly PromptPiece[], tokenizer: PromptTokenizer, sizes: SizeAssumptions): Quantity {
  const counted = runs.filter((run) => run.kind !== 'attachment').map((run) => countRun(run, tokenizer, sizes));
  const joints = runs
    .slice(1)
    .filter((run, index) => run.kind === 'variable' || runs[index]?.kind === 'variable').length;
  const sum = sumOf(counted);
  if (joints === 0) return sum;
  return {
    ...sum,
    low: sum.low === null ? null : Math.max(0, sum.low - joints),
    high: sum.high === null ? null : sum.high + joints,
  };
}

function countRun(run: PromptPiece, tokenizer: PromptTokenizer, sizes: SizeAssumptions): Quantity {
  return run.kind === 'variable'
    ? sizeOfVariable(run.name, sizes)
    : tokenizer.count(run.kind === 'text' ? run.text : '');
}

/** Neighbouring texts become one, since counts are not additive where texts meet. */
function textRuns(pieces: readonly PromptPiece[]): readonly PromptPiece[] {
  const runs: PromptPiece[] = [];
  for (const piece of pieces) {
    const last = runs.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text')
      runs[runs.length - 1] = { ...last, text: last.text + piece.text };
    else runs.push(piece);
  }
  return runs;
}

function attachment(piece: PromptPiece & { kind: 'attachment' }, tokenizer: PromptTokenizer): Quantity {
  return piece.media === 'image'
    ? tokenizer.image(piece.detail)
    : unknownQuantity(`size of the ${piece.media} is not known`);
}

function definitionsOf(excerpt: SourceExcerpt | null, what: string, tokenizer: PromptTokenizer): readonly Quantity[] {
  if (excerpt === null) return [];
  const visible = tokenizer.definitions(excerpt.text, excerpt.count);
  return excerpt.complete ? [visible] : [visible, unknownQuantity(`${what} come partly from elsewhere`)];
}

function variablesOf(segments: readonly PromptSegment[], sizes: SizeAssumptions): InputEstimate['variables'] {
  const names = segments.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'variable' ? [piece.name] : [])),
  );
  return [...new Set(names)].map((name) => ({ name, tokens: sizeOfVariable(name, sizes) }));
}

/** Tools come before all messages in what providers cache. */
function markedPrefixOf(
  { segments }: Call,
  texts: CountedTexts,
  tools: readonly Quantity[],
): InputEstimate['markedPrefix'] {
  const lastMark = segments.findLastIndex(({ cached }) => cached);
  return lastMark < 0 ? null : sumOf([...tools, ...texts.segments.slice(0, lastMark + 1)]);
}
