/**
 * Amazon Bedrock's runtime through boto3 (and its async forms) and the AWS SDK for JavaScript.
 * Source: the service model of bedrock-runtime and the request bodies of its model families as of 2026.
 */
import type { Operation } from '../../model.ts';
import type { ParameterShape, RequestShape, SdkShape } from './shape.ts';

const converse: ParameterShape = {
  model: ['modelId'],
  outputLimit: ['inferenceConfig.maxTokens'],
  system: ['system'],
  messages: ['messages'],
  tools: ['toolConfig.tools', 'toolConfig'],
  temperature: ['inferenceConfig.temperature'],
  reasoningBudget: ['additionalModelRequestFields.thinking.budget_tokens'],
  serviceTier: ['serviceTier.type', 'serviceTier', 'performanceConfig.latency'],
  metadata: ['requestMetadata'],
  hidden: { promptVariables: 'a prompt kept on the server' },
};

/** The body is JSON in the form of the model's own interface: one name for the limit per family. */
const invoke: ParameterShape = {
  model: ['modelId'],
  outputLimit: [
    'body.max_tokens',
    'body.max_completion_tokens',
    'body.max_tokens_to_sample',
    'body.max_gen_len',
    'body.maxTokens',
    'body.textGenerationConfig.maxTokenCount',
    'body.inferenceConfig.maxTokens',
    'body.inferenceConfig.max_new_tokens',
    'body.inferenceConfig.maxNewTokens',
  ],
  system: ['body.system', 'body.preamble'],
  messages: ['body.messages', 'body.chat_history'],
  prompt: ['body.prompt', 'body.inputText', 'body.message', 'body.texts', 'body.textToImageParams.text'],
  tools: ['body.tools'],
  temperature: ['body.temperature', 'body.textGenerationConfig.temperature', 'body.inferenceConfig.temperature'],
  reasoningBudget: ['body.thinking.budget_tokens'],
  serviceTier: ['serviceTier', 'performanceConfigLatency'],
};

/** An answer from a knowledge base: the service looks for the passages, and puts them into its own prompt. */
const answerFromKnowledge: ParameterShape = {
  model: [
    'retrieveAndGenerateConfiguration.knowledgeBaseConfiguration.modelArn',
    'retrieveAndGenerateConfiguration.externalSourcesConfiguration.modelArn',
  ],
  outputLimit: ['knowledgeBaseConfiguration', 'externalSourcesConfiguration'].map(
    (source) =>
      `retrieveAndGenerateConfiguration.${source}.generationConfiguration.inferenceConfig.textInferenceConfig.maxTokens`,
  ),
  prompt: ['input.text'],
  hidden: { '': 'the passages that the service retrieves, and its prompt' },
};

/** An agent that is kept by the service, with its model and its instructions. */
const keptAgent: ParameterShape = {
  prompt: ['inputText'],
  hidden: { '': 'an agent kept on the server' },
};

const inlineAgent: ParameterShape = {
  model: ['foundationModel'],
  system: ['instruction'],
  prompt: ['inputText'],
  tools: ['actionGroups'],
};

const operationByModel: readonly (readonly [words: RegExp, operation: Operation])[] = [
  [/embed/, 'embedding'],
  [/image|canvas|stability|stable-|sdxl/, 'image'],
  [/reel|ray-v/, 'video'],
  [/rerank/, 'rerank'],
  [/sonic/, 'realtime'],
];

function sent(commands: string, parameters: ParameterShape, more: Partial<RequestShape> = {}): readonly RequestShape[] {
  return [{ on: commands, methods: ['sent'], operation: 'chat', parameters, operationByModel, ...more }];
}

export const bedrock: SdkShape = {
  id: 'bedrock',
  modules: [
    'boto3',
    'aioboto3',
    'aiobotocore',
    'botocore',
    'mypy_boto3_bedrock_runtime',
    'types_boto3_bedrock_runtime',
    'types_aiobotocore_bedrock_runtime',
    'types_aioboto3_bedrock_runtime',
    '@aws-sdk/client-bedrock-runtime',
    '@aws-sdk/client-bedrock-agent-runtime',
  ],
  provider: 'aws',
  objects: [
    { kind: 'session', made: ['Session()', '{AioSession,get_session}()', 'DEFAULT_SESSION'] },
    {
      kind: 'client',
      made: ['{client,create_client}()', 'session.{client,create_client}()'],
      when: { paths: ['#0', 'service_name'], equals: 'bedrock-runtime' },
    },
    { kind: 'client', made: ['{BedrockRuntimeClient,BedrockRuntime}()'] },
    {
      kind: 'agents',
      made: ['{client,create_client}()', 'session.{client,create_client}()'],
      when: { paths: ['#0', 'service_name'], equals: 'bedrock-agent-runtime' },
    },
    { kind: 'agents', made: ['{BedrockAgentRuntimeClient,BedrockAgentRuntime}()'] },
    { kind: 'RetrieveAndGenerateCommand', made: ['RetrieveAndGenerate{,Stream}Command()'] },
    { kind: 'InvokeAgentCommand', made: ['InvokeAgentCommand()'] },
    { kind: 'InvokeInlineAgentCommand', made: ['InvokeInlineAgentCommand()'] },
    { kind: 'ConverseCommand', made: ['ConverseCommand()'] },
    { kind: 'ConverseStreamCommand', made: ['ConverseStreamCommand()'] },
    { kind: 'InvokeModelCommand', made: ['InvokeModelCommand()'] },
    { kind: 'InvokeModelWithResponseStreamCommand', made: ['InvokeModelWithResponseStreamCommand()'] },
    { kind: 'InvokeModelWithBidirectionalStreamCommand', made: ['InvokeModelWithBidirectionalStreamCommand()'] },
    { kind: 'StartAsyncInvokeCommand', made: ['StartAsyncInvokeCommand()'] },
  ],
  requests: [
    {
      on: 'client',
      methods: ['{converse,converse_stream,converseStream}'],
      operation: 'chat',
      operationByModel,
      parameters: converse,
      untraced: ['modelId', 'messages'],
    },
    {
      on: 'client',
      methods: ['{invoke_model,invoke_model_with_response_stream,invokeModel,invokeModelWithResponseStream}'],
      operation: 'chat',
      operationByModel,
      parameters: invoke,
      untraced: ['modelId', 'body'],
    },
    {
      on: 'client',
      methods: ['{start_async_invoke,startAsyncInvoke}'],
      operation: 'video',
      operationByModel,
      parameters: { model: ['modelId'], prompt: ['modelInput.textToVideoParams.text', 'modelInput.prompt'] },
    },
    {
      on: 'agents',
      methods: ['{retrieve_and_generate,retrieve_and_generate_stream,retrieveAndGenerate,retrieveAndGenerateStream}'],
      operation: 'chat',
      parameters: answerFromKnowledge,
    },
    {
      on: 'agents',
      methods: ['{invoke_agent,invokeAgent}'],
      operation: 'agent',
      parameters: keptAgent,
      loops: true,
      untraced: ['agentId', 'agentAliasId', 'inputText'],
    },
    {
      on: 'agents',
      methods: ['{invoke_inline_agent,invokeInlineAgent}'],
      operation: 'agent',
      parameters: inlineAgent,
      loops: true,
      untraced: ['foundationModel', 'instruction'],
    },
    ...sent('InvokeAgentCommand', keptAgent, { operation: 'agent', loops: true }),
    ...sent('InvokeInlineAgentCommand', inlineAgent, { operation: 'agent', loops: true }),
    ...sent('RetrieveAndGenerateCommand', answerFromKnowledge),
    ...sent('ConverseCommand', converse),
    ...sent('ConverseStreamCommand', converse),
    ...sent('InvokeModelCommand', invoke),
    ...sent('InvokeModelWithResponseStreamCommand', invoke),
    ...sent('InvokeModelWithBidirectionalStreamCommand', { model: ['modelId'] }, { operation: 'realtime' }),
    ...sent('StartAsyncInvokeCommand', { model: ['modelId'] }, { operation: 'video' }),
  ],
};
