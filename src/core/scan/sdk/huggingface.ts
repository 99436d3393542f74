/**
 * Hugging Face's inference clients for Python and JavaScript.
 * Source: huggingface/huggingface_hub and huggingface/huggingface.js as of 2026.
 */
import { openaiChat } from './openai.ts';
import type { ParameterShape, RequestShape, SdkShape } from './shape.ts';

const text: ParameterShape = {
  model: ['model'],
  outputLimit: ['max_new_tokens', 'parameters.max_new_tokens'],
  prompt: ['prompt', 'inputs', 'text', '#0'],
  streaming: ['stream'],
  temperature: ['temperature', 'parameters.temperature'],
};

const input: ParameterShape = { model: ['model'], prompt: ['inputs', 'text', 'prompt', '#0'] };

function requestsOn(on: string): readonly RequestShape[] {
  return [
    {
      on,
      methods: ['{chat_completion,chatCompletion,chatCompletionStream}'],
      operation: 'chat',
      parameters: { ...openaiChat, messages: ['messages', '#0'] },
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
      parameters: { model: ['model'], prompt: ['prompt', 'inputs', '#0'] },
    },
    { on, methods: ['{text_to_video,textToVideo}'], operation: 'video', parameters: input },
    {
      on,
      methods: ['{text_to_speech,textToSpeech}'],
      operation: 'audio',
      parameters: input,
    },
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

export const huggingface: SdkShape = {
  id: 'huggingface',
  modules: ['huggingface_hub', '@huggingface/inference'],
  provider: 'huggingface',
  objects: [
    {
      kind: 'client',
      made: ['{InferenceClient,AsyncInferenceClient}()', '{HfInference,HfInferenceEndpoint}()', 'client.endpoint()'],
      declares: { model: ['model'] },
      reported: false,
    },
  ],
  requests: [...requestsOn('client'), ...requestsOn('module')],
};
