/**
 * Google's earlier Gemini SDKs: `google.generativeai` and `@google/generative-ai`, and the generative models of the Vertex
 * AI SDKs, which have the same form.
 * Source: google-gemini/deprecated-generative-ai-python and -js, googleapis/python-aiplatform, googleapis/nodejs-vertexai.
 */
import type { ObjectShape, ParameterShape, RequestShape, SdkShape } from './shape.ts';

const generation: ParameterShape = {
  outputLimit: ['generation_config.max_output_tokens', 'generationConfig.maxOutputTokens'],
  responseSchema: ['generation_config.response_schema', 'generationConfig.responseSchema'],
  temperature: ['generation_config.temperature', 'generationConfig.temperature'],
  choices: ['generation_config.candidate_count', 'generationConfig.candidateCount'],
  tools: ['tools'],
  metadata: ['labels'],
};

const declaration: ParameterShape = {
  ...generation,
  model: ['model_name', 'model', '#0'],
  system: ['system_instruction', 'systemInstruction'],
};

const objects: readonly ObjectShape[] = [
  { kind: 'client', made: ['{GoogleGenerativeAI,VertexAI}()', 'client.preview'] },
  {
    kind: 'model',
    made: [
      'GenerativeModel()',
      'client.{getGenerativeModel,getGenerativeModelFromCachedContent}()',
      'client.preview.getGenerativeModel()',
    ],
    declares: declaration,
  },
  { kind: 'model', made: ['GenerativeModel.from_cached_content()'], declares: {}, reported: false },
  { kind: 'chat', made: ['model.{start_chat,startChat}()'], declares: generation, reported: false },
];

const requests: readonly RequestShape[] = [
  {
    on: 'model',
    methods: ['{generate_content,generate_content_async,generateContent,generateContentStream}'],
    operation: 'chat',
    parameters: {
      ...generation,
      system: ['systemInstruction'],
      messages: ['#0', 'contents', 'request'],
      streaming: ['stream'],
    },
  },
  {
    on: 'chat',
    methods: ['{send_message,send_message_async,sendMessage,sendMessageStream}'],
    operation: 'chat',
    parameters: {
      ...generation,
      messages: ['#0', 'content'],
      streaming: ['stream'],
      hidden: { '': 'the earlier turns of the chat' },
    },
  },
  {
    on: 'model',
    methods: ['{embedContent,batchEmbedContents}'],
    operation: 'embedding',
    parameters: { prompt: ['#0', 'requests'] },
  },
];

export const googleGenerativeai: SdkShape = {
  id: 'google-generativeai',
  modules: ['google.generativeai', '@google/generative-ai'],
  provider: 'google',
  objects,
  requests: [
    ...requests,
    {
      on: 'module',
      methods: ['{embed_content,embed_content_async}'],
      operation: 'embedding',
      parameters: { model: ['model', '#0'], prompt: ['content', '#1'] },
    },
    {
      on: 'module',
      methods: ['{generate_text,chat,chat_async}'],
      operation: 'chat',
      parameters: {
        model: ['model'],
        outputLimit: ['max_output_tokens'],
        system: ['context'],
        messages: ['messages'],
        prompt: ['prompt'],
      },
    },
    {
      on: 'module',
      methods: ['generate_embeddings'],
      operation: 'embedding',
      parameters: { model: ['model', '#0'], prompt: ['text', '#1'] },
    },
  ],
};

export const vertexai: SdkShape = {
  id: 'vertexai',
  modules: ['vertexai', '@google-cloud/vertexai'],
  provider: 'google-vertex',
  objects: [
    ...objects,
    {
      kind: 'language',
      made: ['{TextGenerationModel,ChatModel,CodeGenerationModel,CodeChatModel}.{from_pretrained,get_tuned_model}()'],
      declares: { model: ['model_name', '#0'] },
    },
    { kind: 'languageChat', made: ['language.start_chat()'] },
    {
      kind: 'embedding',
      made: ['{TextEmbeddingModel,MultiModalEmbeddingModel}.from_pretrained()'],
      declares: { model: ['model_name', '#0'] },
    },
    { kind: 'image', made: ['ImageGenerationModel.from_pretrained()'], declares: { model: ['model_name', '#0'] } },
  ],
  requests: [
    ...requests,
    {
      on: 'language',
      methods: ['{predict,predict_async,predict_streaming,predict_streaming_async}'],
      operation: 'completion',
      parameters: { outputLimit: ['max_output_tokens'], prompt: ['prompt', 'prefix', '#0'] },
    },
    {
      on: 'languageChat',
      methods: ['{send_message,send_message_async,send_message_streaming}'],
      operation: 'chat',
      parameters: {
        outputLimit: ['max_output_tokens'],
        prompt: ['message', '#0'],
        hidden: { '': 'the earlier turns of the chat' },
      },
    },
    {
      on: 'embedding',
      methods: ['{get_embeddings,get_embeddings_async}'],
      operation: 'embedding',
      parameters: { prompt: ['texts', '#0'] },
    },
    {
      on: 'image',
      methods: ['{generate_images,edit_image,upscale_image}'],
      operation: 'image',
      parameters: { prompt: ['prompt', '#0'], choices: ['number_of_images'] },
    },
    {
      on: 'module',
      methods: ['BatchPredictionJob.submit'],
      operation: 'batch',
      parameters: { model: ['source_model', '#0'], hidden: { '': 'the requests that stand in a file' } },
      batch: true,
    },
  ],
};
