/**
 * AutoGen: the clients, agents and teams of 0.4 and later, and the agents of 0.2 (also as AG2).
 * Source: autogen-agentchat, autogen-ext 0.7 and pyautogen 0.2 as of 2026.
 */
import type { ObjectShape, SdkShape } from './shape.ts';

const clients: readonly (readonly [classes: string, provider: string])[] = [
  ['OpenAIChatCompletionClient', 'openai'],
  ['AzureOpenAIChatCompletionClient', 'azure'],
  ['AzureAIChatCompletionClient', 'azure'],
  ['AnthropicChatCompletionClient', 'anthropic'],
  ['AnthropicBedrockChatCompletionClient', 'aws'],
  ['OllamaChatCompletionClient', 'ollama'],
  ['LlamaCppChatCompletionClient', 'local'],
];

const task = { prompt: ['task', 'message', '#0'] };

export const autogen: SdkShape = {
  id: 'autogen',
  modules: ['autogen', 'autogen_agentchat', 'autogen_core', 'autogen_ext', 'pyautogen', 'ag2'],
  language: 'python',
  objects: [
    ...clients.map(
      ([classes, provider]): ObjectShape => ({
        kind: 'client',
        made: [`{${classes}}()`],
        provider,
        baseUrl: ['base_url', 'endpoint'],
        declares: {
          model: ['model', 'azure_deployment', '#0'],
          outputLimit: ['max_completion_tokens', 'max_tokens', 'options.num_predict'],
          temperature: ['temperature'],
        },
      }),
    ),
    // Only as an annotation: the client itself is made elsewhere.
    {
      kind: 'client',
      made: ['ChatCompletionClient()', 'ChatCompletionClient.load_component()'],
      from: ['#0'],
      declares: { model: ['model'], outputLimit: ['max_tokens'] },
      reported: false,
    },
    {
      kind: 'agent',
      made: [
        '{AssistantAgent,CodeExecutorAgent,SocietyOfMindAgent,MultimodalWebSurfer,FileSurfer,MagenticOneCoderAgent}()',
      ],
      from: ['model_client'],
      declares: {
        model: ['model_client', 'llm_config.config_list.#0.model', 'llm_config.model'],
        outputLimit: ['llm_config.max_tokens', 'llm_config.config_list.#0.max_tokens'],
        system: ['system_message'],
        tools: ['tools'],
        turns: ['max_tool_iterations'],
      },
    },
    {
      kind: 'agent',
      made: [
        '{ConversableAgent,GPTAssistantAgent,GroupChatManager,RetrieveAssistantAgent,MultimodalConversableAgent}()',
      ],
      declares: {
        model: ['llm_config.config_list.#0.model', 'llm_config.model'],
        outputLimit: ['llm_config.max_tokens', 'llm_config.config_list.#0.max_tokens'],
        system: ['system_message'],
      },
    },
    { kind: 'person', made: ['{UserProxyAgent,RetrieveUserProxyAgent,MathUserProxyAgent}()'] },
    {
      kind: 'team',
      made: ['{RoundRobinGroupChat,SelectorGroupChat,Swarm,MagenticOneGroupChat,MagenticOne,GraphFlow}()'],
      from: ['participants', '#0', 'model_client', 'client'],
      declares: { turns: ['max_turns'] },
      reported: false,
    },
  ],
  requests: [
    {
      on: 'client',
      methods: ['{create,create_stream}'],
      operation: 'chat',
      parameters: {
        outputLimit: ['extra_create_args.max_completion_tokens', 'extra_create_args.max_tokens'],
        messages: ['messages', '#0'],
        tools: ['tools'],
        responseSchema: ['json_output'],
      },
    },
    {
      on: 'agent',
      methods: ['{run,run_stream,on_messages,on_messages_stream,generate_reply,a_generate_reply}'],
      operation: 'agent',
      parameters: task,
      loops: true,
    },
    { on: 'team', methods: ['{run,run_stream}'], operation: 'agent', parameters: task, loops: true },
    {
      on: 'person',
      methods: ['{initiate_chat,a_initiate_chat}'],
      operation: 'agent',
      parameters: { model: ['recipient', '#0'], prompt: ['message'], turns: ['max_turns'] },
      loops: true,
    },
    {
      on: 'agent',
      methods: ['{initiate_chat,a_initiate_chat}'],
      operation: 'agent',
      parameters: { prompt: ['message'], turns: ['max_turns'] },
      loops: true,
    },
  ],
};
