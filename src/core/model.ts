/**
 * The nouns that every part of Call Cost shares: document → calls → estimates → view data.
 * All of them are readonly and JSON-serialisable. Offsets are UTF-16 code units into the source text, end exclusive;
 * lines and columns are 1-based.
 */

/** A language that the scanner reads; JSX files count as `javascript`, TSX files as `tsx`. */
export type LanguageId = 'python' | 'typescript' | 'tsx' | 'javascript';

/** Part of a source text, in UTF-16 offsets, end exclusive. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
  /** The file of the text; absent where it is the file of what has the range. Never set on what a scan returns. */
  readonly file?: string;
}

/** A text range in the terms of people and editors: 1-based lines and columns (UTF-16 columns). */
export interface LineRange {
  /** In a notebook, the 0-based index of the cell in which the lines are counted; absent in all other files. */
  readonly cell?: number;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A place in another file of the workspace than that of the call which it matters to. */
export interface Location {
  /** Relative to the workspace root, with forward slashes. */
  readonly file: string;
  readonly range: TextRange;
  readonly lines: LineRange;
}

/** One document as the scanner gets it. `path` is relative to the workspace root, with forward slashes. */
export interface Source {
  readonly path: string;
  readonly language: LanguageId;
  /** Of a notebook: all its cells of the language, as one program. */
  readonly text: string;
  /** Where the cells of a notebook stand in the text, in order; absent for all other files. */
  readonly cells?: readonly CellPlace[];
}

/** Where a cell of a notebook stands in the text of its program. */
export interface CellPlace {
  /** 0-based, among all cells of the notebook. */
  readonly index: number;
  readonly start: number;
  readonly end: number;
}

/** Where a quantity comes from (ARCHITECTURE.md: never a false number). `unknown` always comes with a reason. */
export type Basis = 'exact' | 'measured' | 'configured' | 'assumed' | 'unknown';

/** A number with its range and provenance; `value`, `low` and `high` are null exactly where unknown or unbounded. */
export interface Quantity {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly basis: Basis;
  readonly reason?: string;
}

/** What kind of request a call makes; it decides which prices and which token rules apply. */
export type Operation =
  | 'chat'
  | 'responses'
  | 'completion'
  | 'embedding'
  | 'image'
  | 'audio'
  | 'video'
  | 'realtime'
  | 'rerank'
  | 'classification'
  | 'ocr'
  | 'agent'
  | 'batch'
  | 'model-declaration';

/** How a resolved value reached the call. */
export type ValueSource = 'literal' | 'constant' | 'default' | 'env' | 'config';

/** A value known at scan time, and the range where it is written (null when it lies outside of the file). */
export interface KnownValue<T> {
  readonly value: T;
  readonly source: ValueSource;
  readonly range: TextRange | null;
  /** Where the value is written, where that is another file. */
  readonly origin?: Location;
}

/** A value that only the running program knows. `candidates` are the values it can be seen to choose from, if any. */
export interface DynamicValue<T> {
  readonly value: null;
  readonly source: 'dynamic';
  readonly reason: string;
  readonly candidates: readonly T[];
  /** A name that `aliases` of callcost.yml may map to a model: an Azure deployment, a gateway's model name. */
  readonly alias?: string;
}

export type ModelReference = KnownValue<string> | DynamicValue<string>;

/**
 * The output limit of a call. `null` as a whole means that none is set; `dynamic` that one is set at run time;
 * `unknown` that it cannot be told whether one is set.
 */
export type OutputLimit =
  | {
      readonly value: number;
      readonly parameter: string;
      readonly source: ValueSource;
      readonly range: TextRange | null;
      readonly origin?: Location;
    }
  | {
      readonly value: null;
      readonly parameter: string | null;
      readonly source: 'dynamic' | 'unknown';
      readonly reason: string;
    };

export type PromptRole = 'system' | 'user' | 'assistant' | 'tool';

/** A piece of prompt text: known text, a variable of unknown size, or an attachment billed by its own rule. */
export type PromptPiece =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly range: TextRange | null;
      /** Where the text is written, where that is another file. */
      readonly origin?: Location;
    }
  | { readonly kind: 'variable'; readonly name: string; readonly reason: string; readonly range: TextRange | null }
  | { readonly kind: 'attachment'; readonly media: 'image' | 'audio' | 'file'; readonly detail: string | null };

/** One message, or one part of the prompt, in the order in which it is sent. */
export interface PromptSegment {
  readonly role: PromptRole;
  readonly pieces: readonly PromptPiece[];
  readonly range: TextRange | null;
  /** True when the source marks the segment as a cacheable prefix end (Anthropic `cache_control`, Bedrock `cachePoint`). */
  readonly cached: boolean;
}

/** Source text that is sent along: tool definitions or a response schema. `count` is the number of tools, where known. */
export interface SourceExcerpt {
  readonly text: string;
  readonly range: TextRange | null;
  readonly count: number | null;
  /** True when `text` is the whole of what is sent, as written; false when parts come from elsewhere. */
  readonly complete: boolean;
}

/** How often one execution of the line bills. `high` is null when unbounded. */
export interface Multiplier {
  readonly low: number;
  readonly high: number | null;
  readonly reason: string;
}

/** What a call asks for beside its prompt. Null means "not set"; the string "dynamic" means "set at run time". */
export interface CallOptions {
  readonly streaming: boolean | 'dynamic' | null;
  readonly temperature: number | 'dynamic' | null;
  readonly reasoningEffort: string | null;
  readonly reasoningBudgetTokens: number | 'dynamic' | null;
  /** Completions per request (`n`, candidate count): output is billed that many times. */
  readonly choices: number | 'dynamic' | null;
  readonly serviceTier: string | null;
  /** True for calls of a batch interface, which is priced lower. */
  readonly batch: boolean;
}

/** A loop, or another construct that repeats the call. */
export interface LoopContext {
  /** `retry`: a decorator that calls its function again after an error. */
  readonly kind: 'for' | 'while' | 'comprehension' | 'callback' | 'retry';
  /** Number of turns where the source decides it, else null. */
  readonly count: number | null;
  readonly text: string;
  readonly range: TextRange;
}

/** One request to an LLM (or the declaration of a model in a framework), as found in the source. */
export interface Call {
  /** Stable id: file, enclosing function, callee and prompt decide it, not the line. */
  readonly id: string;
  readonly file: string;
  readonly language: LanguageId;
  readonly range: TextRange;
  readonly lines: LineRange;
  /** The SDK's id, e.g. `openai`, `langchain`, `http`. */
  readonly sdk: string;
  /** The provider that bills, e.g. `openai`, `azure`, `openrouter`, `local`; null when the source does not decide it. */
  readonly provider: string | null;
  readonly operation: Operation;
  /** The callee as written, without white space, e.g. `client.chat.completions.create`. */
  readonly callee: string;
  /** Qualified name of the enclosing function, e.g. `Triage.classify`; empty at module level. */
  readonly enclosing: string;
  readonly model: ModelReference | null;
  readonly outputLimit: OutputLimit | null;
  readonly segments: readonly PromptSegment[];
  /** Hidden input that the source shows to exist: earlier turns, server-side prompts, retrieved documents. */
  readonly hiddenInput: readonly string[];
  readonly tools: SourceExcerpt | null;
  readonly responseSchema: SourceExcerpt | null;
  readonly options: CallOptions;
  readonly loops: readonly LoopContext[];
  readonly multiplier: Multiplier;
  /**
   * Attribution that the call carries, its own and that of its client: metadata, tags and headers with their literal values
   * (null where not literal). Every tag of a list, and every entry of a record, is one of its own.
   */
  readonly metadata: readonly { readonly key: string; readonly value: string | null }[];
  /** Present where parameters are spread in or built elsewhere: it may carry more than is known. */
  readonly hasOpenParameters?: true;
  /** The client that sends it; absent where the source makes none. */
  readonly client?: CallClient;
  /** Id of the model declaration that a framework request uses; null for direct calls. */
  readonly declaration: string | null;
  /** The comments `callcost: …` and `callcost-ignore …` that stand on the call or on the line above. */
  readonly directives: readonly Directive[];
}

/** An object that sends requests. */
export interface CallClient {
  /** Where it is made; null where that is in another file, or not known. */
  readonly range: TextRange | null;
  /** Where it is made, where that is another file. */
  readonly origin?: Location;
  /** The address that it is moved to: as it is written, null where only the running program knows; absent where it is not. */
  readonly baseUrl?: string | null;
  /** Present where that address is what stands in for one of the caller or of the environment. */
  readonly isDefaultUrl?: true;
}

/** A `callcost:` comment: `feature=… calls=…/month`, or `callcost-ignore rule-code -- reason`. */
export type Directive =
  | { readonly kind: 'assign'; readonly key: string; readonly value: string; readonly range: TextRange }
  | { readonly kind: 'ignore'; readonly rule: string; readonly reason: string | null; readonly range: TextRange };

/** A string that plainly is a prompt but reaches no call of its file. */
export interface StandalonePrompt {
  readonly name: string;
  readonly range: TextRange;
  readonly lines: LineRange;
  readonly pieces: readonly PromptPiece[];
}

/** Something about a file that the user should know: broken syntax, a file left out. */
export interface Problem {
  readonly file: string;
  readonly reason: string;
  readonly lines: LineRange | null;
}

/** Everything that the scanner found in one file. Scanning never throws on source text. */
export interface ScanResult {
  readonly calls: readonly Call[];
  readonly prompts: readonly StandalonePrompt[];
  readonly problems: readonly Problem[];
  /** The other files of the workspace that the result depends on. */
  readonly dependencies: readonly string[];
}

/** Money in USD as a range; `low` equals `high` where it is one number. `high` is null when unbounded. */
export interface Cost {
  readonly low: number;
  readonly high: number | null;
  readonly currency: 'USD';
  readonly basis: Exclude<Basis, 'unknown'>;
}

/** Cost, or the reason why there is none: unknown is never 0. */
export type CostOrReason =
  | { readonly cost: Cost; readonly reason: null }
  | { readonly cost: null; readonly reason: string };

export type Tier = 'small' | 'mid' | 'frontier';

/** One row of the per-tier table: this prompt on another model, counted with that model's own tokenizer. */
export interface TierRow {
  readonly tier: Tier;
  readonly provider: string;
  readonly model: string;
  /** True for the row of the call's own model. */
  readonly current: boolean;
  readonly inputTokens: Quantity;
  /** USD per million output tokens of such a request; null where there is no such price. */
  readonly outputUsdPerMillion: number | null;
  readonly perCall: CostOrReason;
}

/**
 * What a million tokens of a request cost, at its size, service tier or batch, and where that comes from. Null where the
 * source names no such price.
 */
export interface UnitPrice {
  readonly provider: string;
  readonly inputUsdPerMillion: number;
  readonly outputUsdPerMillion: number | null;
  readonly cachedInputUsdPerMillion: number | null;
  readonly basis: Exclude<Basis, 'unknown'>;
  readonly source: string;
  /** Day of the price, `YYYY-MM-DD`; null for prices of callcost.yml. */
  readonly asOf: string | null;
}

/** What a call is expected to use and cost. Tokens of one request; cost of one request in USD. */
export interface Estimate {
  readonly callId: string;
  /** Tokenizer family used for the input, e.g. `o200k_base`, `claude (o200k × factor)`; null when the model is unknown. */
  readonly tokenizer: string | null;
  readonly inputTokens: Quantity;
  /** The input without the variables whose size nobody has set or measured. */
  readonly settledInputTokens: Quantity;
  /** Input by part: `system`, `user`, `assistant`, `tool`, `tools`, `schema`, `framing`, `images`. */
  readonly inputParts: readonly { readonly part: string; readonly tokens: Quantity }[];
  /** Open parts of the prompt, each once, in order of appearance. */
  readonly variables: readonly { readonly name: string; readonly tokens: Quantity }[];
  readonly outputTokens: Quantity;
  /** The catalogue's model that was priced, or null. */
  readonly pricedModel: string | null;
  readonly unitPrice: UnitPrice | null;
  readonly tier: Tier | null;
  readonly perCall: CostOrReason;
  /** Cost of the request with the marked (or markable) prefix read from cache, and at batch price, where these exist. */
  readonly perCallCached: CostOrReason;
  readonly perCallBatch: CostOrReason;
  readonly feature: string | null;
  /** Requests per month: runs of the feature × times per run × multiplier. */
  readonly requestsPerMonth: Quantity;
  readonly perMonth: CostOrReason;
  readonly tiers: readonly TierRow[];
  /** Every assumption and note, in words, e.g. `ticket assumed 300 tokens (defaults.variableTokens)`. */
  readonly notes: readonly string[];
}
