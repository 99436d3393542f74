/**
 * Google's Gen AI SDKs for Python and JavaScript, for the Gemini API and for Vertex AI.
 * Source: googleapis/python-genai and googleapis/js-genai as of 2026.
 */
import type { ParameterShape, SdkShape } from './shape.ts';

const clientHeaders = ['http_options.headers', 'httpOptions.headers'];

const config: ParameterShape = {
  outputLimit: ['config.max_output_tokens', 'config.maxOutputTokens'],
  system: ['config.system_instruction', 'config.systemInstruction'],
  tools: ['config.tools'],
  responseSchema: [
    'config.response_schema',
    'config.responseSchema',
    'config.response_json_schema',
    'config.responseJsonSchema',
  ],
  temperature: ['config.temperature'],
  choices: ['config.candidate_count', 'config.candidateCount'],
  reasoningBudget: ['config.thinking_config.thinking_budget', 'config.thinkingConfig.thinkingBudget'],
  reasoningEffort: ['config.thinking_config.thinking_level', 'config.thinkingConfig.thinkingLevel'],
  metadata: ['config.labels', 'config.http_options.headers', 'config.httpOptions.headers'],
  hidden: {
    'config.cached_content': 'the content of a cache',
    'config.cachedContent': 'the content of a cache',
  },
};

const content: ParameterShape = { ...config, model: ['model'], messages: ['contents'] };

export const googleGenai: SdkShape = {
  id: 'google-genai',
  modules: ['google.genai', '@google/genai'],
  provider: 'google',
  objects: [
    {
      kind: 'client',
      made: ['{Client,GoogleGenAI}()'],
      when: { paths: ['vertexai', 'enterprise'], equals: true },
      provider: 'google-vertex',
      metadata: clientHeaders,
    },
    { kind: 'client', made: ['{Client,GoogleGenAI}()', 'client.aio'], metadata: clientHeaders },
    {
      kind: 'chat',
      made: ['client.chats.create()', 'Chat()', 'AsyncChat()'],
      declares: { ...config, model: ['model'] },
    },
  ],
  requests: [
    {
      on: 'client',
      methods: ['models.{generate_content,generate_content_stream}', 'models.{generateContent,generateContentStream}'],
      operation: 'chat',
      parameters: content,
      untraced: ['model', 'contents'],
    },
    {
      on: 'chat',
      methods: ['{send_message,send_message_stream,sendMessage,sendMessageStream}'],
      operation: 'chat',
      parameters: {
        ...config,
        prompt: ['message', '#0'],
        hidden: { ...config.hidden, '': 'the earlier turns of the chat' },
      },
    },
    {
      on: 'client',
      methods: ['interactions.create'],
      operation: 'responses',
      parameters: {
        model: ['model'],
        outputLimit: ['generation_config.max_output_tokens', 'generationConfig.maxOutputTokens'],
        system: ['system_instruction', 'systemInstruction'],
        messages: ['input'],
        tools: ['tools'],
        responseSchema: ['response_format', 'responseFormat'],
        streaming: ['stream'],
        temperature: ['generation_config.temperature'],
        reasoningEffort: ['generation_config.thinking_level'],
        serviceTier: ['service_tier'],
        hidden: {
          previous_interaction_id: 'the turns of an earlier interaction',
          agent: 'an agent kept on the server',
        },
      },
      untraced: ['model', 'input'],
    },
    {
      on: 'client',
      methods: ['models.{embed_content,embedContent}'],
      operation: 'embedding',
      parameters: { model: ['model'], prompt: ['contents'] },
      untraced: ['model', 'contents'],
    },
    {
      on: 'client',
      methods: [
        'models.{generate_images,edit_image,upscale_image,recontext_image}',
        'models.{generateImages,editImage,upscaleImage,recontextImage}',
      ],
      operation: 'image',
      parameters: {
        model: ['model'],
        prompt: ['prompt'],
        choices: ['config.number_of_images', 'config.numberOfImages'],
      },
      untraced: ['model', 'prompt'],
    },
    {
      on: 'client',
      methods: ['models.{generate_videos,generateVideos}'],
      operation: 'video',
      parameters: {
        model: ['model'],
        prompt: ['prompt', 'source.prompt'],
        choices: ['config.number_of_videos', 'config.numberOfVideos'],
      },
      untraced: ['model'],
    },
    {
      on: 'client',
      methods: ['{live,live.music}.connect'],
      operation: 'realtime',
      parameters: { ...config, model: ['model'] },
      streams: true,
    },
    {
      on: 'client',
      methods: ['batches.{create,create_embeddings,createEmbeddings}'],
      operation: 'batch',
      parameters: { model: ['model'], messages: ['src'] },
      batch: true,
    },
  ],
};
