/**
 * All SDKs that the scanner knows, indexed for look-up by module, by how objects are made, and by method.
 */
import { aiSdk } from './sdk/ai-sdk.ts';
import { anthropic } from './sdk/anthropic.ts';
import { autogen } from './sdk/autogen.ts';
import { azureInference, azureOpenai } from './sdk/azure.ts';
import { bedrock } from './sdk/bedrock.ts';
import { chatgpt } from './sdk/chatgpt.ts';
import { claudeAgentSdk } from './sdk/claude-agent-sdk.ts';
import { codexSdk } from './sdk/codex-sdk.ts';
import { cohere } from './sdk/cohere.ts';
import { crewai } from './sdk/crewai.ts';
import { dashscope } from './sdk/dashscope.ts';
import { dspy } from './sdk/dspy.ts';
import { genkit } from './sdk/genkit.ts';
import { googleAdk } from './sdk/google-adk.ts';
import { googleGenai } from './sdk/google-genai.ts';
import { googleGenerativeai, vertexai } from './sdk/google-generativeai.ts';
import { haystack } from './sdk/haystack.ts';
import { huggingfaceHub, huggingfaceInference } from './sdk/huggingface.ts';
import { instructor } from './sdk/instructor.ts';
import { langchain } from './sdk/langchain.ts';
import { litellm } from './sdk/litellm.ts';
import { llamaindex } from './sdk/llamaindex.ts';
import { mastra } from './sdk/mastra.ts';
import { mistral } from './sdk/mistral.ts';
import { ollama } from './sdk/ollama.ts';
import { openai } from './sdk/openai.ts';
import { openaiAgents } from './sdk/openai-agents.ts';
import { openaiCompatible } from './sdk/openai-compatible.ts';
import { openrouter } from './sdk/openrouter.ts';
import { pydanticAi } from './sdk/pydantic-ai.ts';
import { replicate } from './sdk/replicate.ts';
import { semanticKernel } from './sdk/semantic-kernel.ts';
import {
  expandAlternatives,
  type ObjectNames,
  type ObjectShape,
  type RequestShape,
  type SdkShape,
} from './sdk/shape.ts';
import { smolagents } from './sdk/smolagents.ts';
import { strands } from './sdk/strands.ts';
import { voyage } from './sdk/voyage.ts';
import { watsonx } from './sdk/watsonx.ts';
import { xai } from './sdk/xai.ts';

export const sdks: readonly SdkShape[] = [
  openai,
  anthropic,
  azureInference,
  azureOpenai,
  bedrock,
  chatgpt,
  cohere,
  dashscope,
  googleGenai,
  googleGenerativeai,
  vertexai,
  huggingfaceHub,
  huggingfaceInference,
  litellm,
  mistral,
  ollama,
  openrouter,
  replicate,
  voyage,
  watsonx,
  xai,
  ...openaiCompatible,
  aiSdk,
  langchain,
  claudeAgentSdk,
  codexSdk,
  autogen,
  crewai,
  dspy,
  genkit,
  googleAdk,
  haystack,
  instructor,
  llamaindex,
  mastra,
  openaiAgents,
  pydanticAi,
  semanticKernel,
  smolagents,
  strands,
];

/** Modules → SDK, for the exact module names of the shapes. */
const sdkByModule: ReadonlyMap<string, SdkShape> = new Map(
  sdks.flatMap((sdk) => sdk.modules.map((module) => [module, sdk])),
);

/** `sdk|kind.path()` or `sdk|module.path` → the kinds of object that this makes: more than one where arguments decide. */
export const objectsMade: ReadonlyMap<string, readonly ObjectShape[]> = objectsByPath();

/** Names under which projects export objects of an SDK. */
export const objectsKnownByName: ReadonlyMap<string, { readonly sdk: SdkShape; readonly shape: ObjectShape }> = new Map(
  sdks.flatMap((sdk) =>
    sdk.objects
      .filter(({ isKnownByName }) => isKnownByName === true)
      .flatMap((shape) => shape.made.flatMap(expandAlternatives).map((name) => [name, { sdk, shape }] as const)),
  ),
);

/** The kinds of object that their name may tell of. */
export const namedObjects: readonly {
  readonly sdk: SdkShape;
  readonly shape: ObjectShape;
  readonly names: ObjectNames;
}[] = sdks.flatMap((sdk) =>
  sdk.objects.flatMap((shape) => (shape.named === undefined ? [] : [{ sdk, shape, names: shape.named }])),
);

/** `sdk|kind.path` → the request that calling it makes. */
export const requestsByMethod: ReadonlyMap<string, RequestShape> = new Map(
  sdks.flatMap((sdk) =>
    sdk.requests.flatMap((request) =>
      request.methods.flatMap(expandAlternatives).map((path) => [`${sdk.id}|${request.on}.${path}`, request] as const),
    ),
  ),
);

/** `ConverseCommand` → the kind of object that a class of this name makes, for objects that are made to be sent. */
export const sentObjects: ReadonlyMap<string, { readonly sdk: SdkShape; readonly shape: ObjectShape }> = new Map(
  sdks.flatMap((sdk) =>
    sdk.objects
      .filter(({ kind }) => requestsByMethod.has(`${sdk.id}|${kind}.sent`))
      .flatMap((shape) =>
        shape.made.flatMap(expandAlternatives).map((path) => [path.replace('()', ''), { sdk, shape }] as const),
      ),
  ),
);

/** Method paths that count even where the receiver comes from another file. */
export const untracedRequests: ReadonlyMap<string, { readonly sdk: SdkShape; readonly request: RequestShape }> =
  new Map(
    sdks.flatMap((sdk) =>
      sdk.requests.flatMap((request) =>
        request.untraced === undefined
          ? []
          : request.methods
              .flatMap(expandAlternatives)
              .filter((path) => path.includes('.') || (request.untraced ?? []).length > 1)
              .map((path) => [path, { sdk, request }] as const),
      ),
    ),
  );

/** The SDK of a module and what of the path is left behind it; the longest module name wins. */
export function sdkOfModule(
  module: string,
): { readonly sdk: SdkShape; readonly rest: readonly string[]; readonly module: string } | null {
  const name = normaliseModule(module);
  const separator = name.includes('/') ? '/' : '.';
  for (let end = name.length; end > 0; end = name.lastIndexOf(separator, end - 1)) {
    const sdk = sdkByModule.get(name.slice(0, end));
    if (sdk !== undefined)
      return {
        sdk,
        module: name.slice(0, end),
        rest: separator === '.' && end < name.length ? name.slice(end + 1).split('.') : [],
      };
  }
  return null;
}

/** `npm:openai@4`, `https://esm.sh/openai@4.2`, `https://deno.land/x/openai@v4/mod.ts` → `openai`. */
function normaliseModule(module: string): string {
  const path = module
    .replace(/^(npm|jsr|node):\/?/, '')
    .replace(
      /^https?:\/\/(esm\.sh|cdn\.skypack\.dev|cdn\.jsdelivr\.net\/npm|unpkg\.com|esm\.run|deno\.land\/x)\/(v\d+\/)?/,
      '',
    );
  return path.replace(/^((?:@[^/@]+\/)?[^/@]+)@[^/]*/, '$1').replace(/\/mod\.ts$/, '');
}

function objectsByPath(): ReadonlyMap<string, readonly ObjectShape[]> {
  const byPath = new Map<string, ObjectShape[]>();
  for (const sdk of sdks) {
    for (const object of sdk.objects) {
      for (const path of object.made.flatMap(expandAlternatives)) {
        const key = madeKey(sdk, path);
        byPath.set(key, [...(byPath.get(key) ?? []), object]);
      }
    }
  }
  return byPath;
}

function madeKey(sdk: SdkShape, path: string): string {
  const [head = ''] = path.split(/[.(]/);
  const isKind = path.includes('.') && sdk.objects.some((object) => object.kind === head);
  return `${sdk.id}|${isKind ? path : `module.${path}`}`;
}
