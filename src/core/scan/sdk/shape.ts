/**
 * The form in which each SDK describes its calls. A shape is data: adding an SDK is adding a file here, a line in
 * `../sdks.ts` and a golden.
 */
import type { Operation } from '../../model.ts';

/**
 * Where a parameter stands: `max_tokens` (a keyword, or an entry of the first argument in JavaScript),
 * `config.max_output_tokens` (nested; a constructor call counts as the record of its keywords), `#0` (first positional
 * argument), `#1.maxTokens` (an entry of the second one), `stopWhen.#0` (first argument of the call given there, or first
 * element of the list).
 */
export type ParameterPath = string;

/** Where the parameters of a request or declaration stand; several paths are tried in order. */
export interface ParameterShape {
  readonly model?: readonly ParameterPath[];
  /** Newest name first. */
  readonly outputLimit?: readonly ParameterPath[];
  readonly system?: readonly ParameterPath[];
  /** Lists of messages, or anything that a message list may hold. */
  readonly messages?: readonly ParameterPath[];
  /** Text, or messages, in the role of the user. All paths are read, in order. */
  readonly prompt?: readonly ParameterPath[];
  readonly tools?: readonly ParameterPath[];
  readonly responseSchema?: readonly ParameterPath[];
  readonly streaming?: readonly ParameterPath[];
  readonly temperature?: readonly ParameterPath[];
  readonly choices?: readonly ParameterPath[];
  readonly serviceTier?: readonly ParameterPath[];
  readonly reasoningEffort?: readonly ParameterPath[];
  readonly reasoningBudget?: readonly ParameterPath[];
  /** Records whose keys attribute the call (`metadata`, `extra_headers`), or single values (`user`). */
  readonly metadata?: readonly ParameterPath[];
  /** Parameters whose presence adds input that the source does not show, with what it adds; under `''`: always. */
  readonly hidden?: Readonly<Record<ParameterPath, string>>;
  /** Re-asking at the same cost (`max_retries` of Instructor): a multiplier up to 1 + n. */
  readonly retries?: readonly ParameterPath[];
  /** Turns of an agent loop (`max_turns`): a multiplier up to n. */
  readonly turns?: readonly ParameterPath[];
}

/** A kind of object that an SDK makes: a client, a model, a chat session. */
export interface ObjectShape {
  /** Unique within the SDK. */
  readonly kind: string;
  /**
   * How one is made, each `{a,b}` standing for alternatives: `{OpenAI,AsyncOpenAI}()` calls or constructs an export,
   * `()` calls the module's default export, `client.getGenerativeModel()` calls a method of the kind `client`,
   * `client.beta` is a member of it, and the empty string is the module itself.
   */
  readonly made: readonly string[];
  /** Says which of several kinds a call makes, by one of its arguments: `boto3.client("bedrock-runtime")`. */
  readonly when?: { readonly paths: readonly ParameterPath[]; readonly equals: string | boolean };
  /**
   * Parameters whose SDK objects it is made from, of any SDK: `LLMChain(llm=…)`, `Crew(agents=[…])`. The first one found
   * becomes its parent, what else they hold is kept as parts of its prompt. Without `declares`, only an object made from a
   * traced one counts.
   */
  readonly from?: readonly ParameterPath[];
  readonly added?: AddedParts;
  readonly ambient?: AmbientModel;
  /** JavaScript: which argument holds the named parameters (default 0). */
  readonly record?: number;
  /**
   * True for objects that projects make in one file, under the name of the SDK's export, and import in others: calls of
   * such a name count where a model is asked for.
   */
  readonly isKnownByName?: boolean;
  /**
   * How such an object is called, in snake case, where a parameter, a field or another file hands it over: the names of
   * the object, and of functions that give it. They count in files that import the SDK, where nothing else tells.
   */
  readonly named?: ObjectNames;
  /** The provider that bills, where the kind of object decides it. */
  readonly provider?: string;
  /** The parameter that names the provider, as text or as an object that has one (`OpenAIModel('…', provider=…)`). */
  readonly providerFrom?: readonly ParameterPath[];
  /** The parameter that moves the client to another host, which then decides the provider. */
  readonly baseUrl?: readonly ParameterPath[];
  /** Where its address stands if that does not decide the provider, as with the customer's own host of Azure. */
  readonly endpoint?: readonly ParameterPath[];
  /** Records whose keys attribute all requests on it: headers that a client is made with. */
  readonly metadata?: readonly ParameterPath[];
  /** True where a model name is a deployment name of the customer's (Azure) and not a model id. */
  readonly deployment?: boolean;
  /** Where it keeps models, or other providers, under names of the project's own. */
  readonly catalogue?: ModelCatalogue;
  /** Present where making the object declares a model; its requests take from here what they do not say themselves. */
  readonly declares?: ParameterShape;
  /** The model that the SDK takes when none is given, where it documents one. */
  readonly defaultModel?: string;
  /** False for helpers that carry parameters but are not reported (default true where `declares` is present). */
  readonly reported?: boolean;
}

/** Methods that add to what an object is made from, and where they take it: `pipeline.add_component("llm", generator)`. */
export interface AddedParts {
  readonly methods: readonly string[];
  readonly paths: readonly ParameterPath[];
}

/** How a program sets the model for all objects of a kind. */
export interface AmbientModel {
  /** Functions of the module, `dspy.configure(lm=…)`, and where they take it. */
  readonly functions: readonly string[];
  readonly path: ParameterPath;
  /** The member that is set to it: `Settings.llm`. */
  readonly assigned?: string;
}

/** Names of objects, and of the functions that give them. */
export interface ObjectNames {
  readonly values: RegExp;
  readonly makers: RegExp;
  /** True where the methods of the object tell, too, so that the file need not import the SDK. */
  readonly isEnough?: boolean;
}

/** Models under names of the project's own. */
export interface ModelCatalogue {
  /** Records by name; lists, where `listed` says where an element has its name and its model. */
  readonly paths: readonly ParameterPath[];
  readonly listed?: { readonly name: ParameterPath; readonly value: ParameterPath };
  /** What stands between the name of a provider and the name that it has for the model, and the option that changes it. */
  readonly separator?: { readonly text: string; readonly option: ParameterPath };
  /** The provider of names that the catalogue does not have. */
  readonly otherwise?: ParameterPath;
}

/** A method or function whose call bills. */
export interface RequestShape {
  /** The kind of object, or `module` for functions of the module. */
  readonly on: string;
  /**
   * Dotted paths with `{a,b}` alternatives, e.g. `chat.completions.{create,parse}`. The method `sent` stands for handing
   * the object to a client: `client.send(command)`.
   */
  readonly methods: readonly string[];
  readonly operation: Operation;
  /** Words in model names that tell another operation, for methods that run models of any kind; the first match wins. */
  readonly operationByModel?: readonly (readonly [words: RegExp, operation: Operation])[];
  readonly parameters: ParameterShape;
  /** JavaScript: which argument holds the named parameters (default 0). */
  readonly record?: number;
  /** True for methods that stream by themselves. */
  readonly streams?: boolean;
  /** True for batch interfaces, which are priced lower. */
  readonly batch?: boolean;
  /** Agent loops repeat requests; the multiplier is unbounded unless `turns` is given. */
  readonly loops?: boolean;
  /**
   * For method paths that no other library has: the parameters that must be present for a call to count although its
   * receiver comes from another file. Absent where the receiver must be traced. Methods without a dot need two or more.
   */
  readonly untraced?: readonly string[];
}

/** An SDK or framework. */
export interface SdkShape {
  readonly id: string;
  /** Modules (npm packages, Python packages or dotted modules); sub-modules belong to the longest that matches. */
  readonly modules: readonly string[];
  /** The only language whose imports count, where the module names mean something else in the other. */
  readonly language?: 'python' | 'javascript';
  /** True where names of sub-modules are not dropped: for module names that projects commonly use for their own. */
  readonly flat?: boolean;
  /** The provider that bills, where the SDK decides it. */
  readonly provider?: string;
  /** The provider by module, for SDKs with a package per provider. */
  readonly providers?: Readonly<Record<string, string>>;
  /** Members of the module that move all that is asked of the module itself: `openai.base_url = …`. */
  readonly assignedBaseUrl?: readonly string[];
  readonly objects: readonly ObjectShape[];
  readonly requests: readonly RequestShape[];
}

/** Expands `{a,b}` alternatives: `x.{a,b}()` gives `x.a()` and `x.b()`. */
export function expandAlternatives(pattern: string): readonly string[] {
  const match = /^(.*?)\{([^{}]*)\}(.*)$/s.exec(pattern);
  if (match === null) return [pattern];
  const [, head = '', alternatives = '', tail = ''] = match;
  return alternatives.split(',').flatMap((each) => expandAlternatives(`${head}${each}${tail}`));
}
