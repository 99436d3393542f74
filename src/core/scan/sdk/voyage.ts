/**
 * Voyage AI's clients for Python and JavaScript: embeddings and reranking.
 * Source: voyage-ai/voyageai-python and voyageai for JavaScript as of 2026.
 */
import type { SdkShape } from './shape.ts';

export const voyage: SdkShape = {
  id: 'voyageai',
  modules: ['voyageai'],
  provider: 'voyageai',
  objects: [
    { kind: 'client', made: ['{Client,AsyncClient}()', ''] },
    { kind: 'javascriptClient', made: ['VoyageAIClient()'] },
  ],
  requests: [
    {
      on: 'client',
      methods: [
        '{embed,multimodal_embed,contextualized_embed}',
        '{get_embedding,get_embeddings,aget_embedding,aget_embeddings}',
      ],
      operation: 'embedding',
      parameters: { model: ['model', '#1'], prompt: ['texts', 'inputs', 'list_of_text', 'text', '#0'] },
    },
    {
      on: 'client',
      methods: ['rerank'],
      operation: 'rerank',
      parameters: { model: ['model', '#2'], prompt: ['query', 'documents', '#0', '#1'] },
    },
    {
      on: 'javascriptClient',
      methods: ['{embed,multimodalEmbed,contextualizedEmbed}'],
      operation: 'embedding',
      parameters: { model: ['model'], prompt: ['input', 'inputs'] },
    },
    {
      on: 'javascriptClient',
      methods: ['rerank'],
      operation: 'rerank',
      parameters: { model: ['model'], prompt: ['query', 'documents'] },
    },
  ],
};
