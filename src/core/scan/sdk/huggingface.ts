/**
 * Hugging Face's inference clients for Python and JavaScript.
 * Source: huggingface/huggingface_hub and huggingface/huggingface.js as of 2026.
 */
import { openaiChat } from './openai.ts';
import type { ParameterPath, ParameterShape, RequestShape, SdkShape } from './shape.ts';

/** The requests of both clients. Python gives the prompt by position too, JavaScript only a record of parameters. */
function requestsOn(on: string, positional: readonly ParameterPath[]): readonly RequestShape[] {
  const text: ParameterShape = {
    model: ['model'],
    outputLimit: ['max_new_tokens', 'parameters.max_new_tokens'],
    prompt: ['prompt', 'inputs', 'text', ...positional],
    streaming: ['stream'],
    temperature: ['temperature', 'parameters.temperature'],
  };
  const input: ParameterShape = { model: ['model'], prompt: ['inputs', 'text', 'prompt', ...positional] };
  return [
    {
      on,
      methods: ['{chat_completion,chatCompletion,chatCompletionStream}'],
      operation: 'chat',
      parameters: { ...openaiChat, messages: ['messages', ...positional] },
    },
    { on, methods: ['chat.completions.create'], operation: 'chat', parameters: openaiChat },
    {
      on,
      methods: ['{text_generation,textGeneration,textGenerationStream,summarization,translation}'],
      operation: 'completion',
      parameters: text,
    },
    {
      on,
      methods: ['{feature_extraction,featureExtraction,sentence_similarity,sentenceSimilarity}'],
      operation: 'embedding',
      parameters: input,
    },
    {
      on,
      methods: ['{text_to_image,textToImage,image_to_image,imageToImage}'],
      operation: 'image',
      parameters: input,
    },
    { on, methods: ['{text_to_video,textToVideo}'], operation: 'video', parameters: input },
    { on, methods: ['{text_to_speech,textToSpeech}'], operation: 'audio', parameters: input },
    {
      on,
      methods: ['{automatic_speech_recognition,automaticSpeechRecognition}'],
      operation: 'audio',
      parameters: { model: ['model'] },
    },
    {
      on,
      methods: ['{text_classification,textClassification,zero_shot_classification,zeroShotClassification}'],
      operation: 'classification',
      parameters: input,
    },
  ];
}

export const huggingfaceHub: SdkShape = {
  id: 'huggingface-hub',
  modules: ['huggingface_hub'],
  provider: 'huggingface',
  objects: [
    {
      kind: 'client',
      made: ['{InferenceClient,AsyncInferenceClient}()'],
      declares: { model: ['model', '#0'] },
      reported: false,
    },
  ],
  requests: requestsOn('client', ['#0']),
};

export const huggingfaceInference: SdkShape = {
  id: 'huggingface-inference',
  modules: ['@huggingface/inference'],
  provider: 'huggingface',
  objects: [{ kind: 'client', made: ['{InferenceClient,HfInference,HfInferenceEndpoint}()', 'client.endpoint()'] }],
  requests: [...requestsOn('client', []), ...requestsOn('module', [])],
};
