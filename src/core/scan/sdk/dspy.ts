/**
 * DSPy: modules are called as functions; their model is set for the whole program.
 * Source: dspy 3.x as of 2026.
 */
import type { SdkShape } from './shape.ts';

const hidden = { '': 'the prompt that DSPy writes from the signature' };

export const dspy: SdkShape = {
  id: 'dspy',
  modules: ['dspy'],
  language: 'python',
  objects: [
    {
      kind: 'model',
      made: [
        'LM()',
        '{OpenAI,AzureOpenAI,OllamaLocal,Anthropic,Claude,Google,Cohere,Together,Groq,AWSMistral,HFClientTGI}()',
      ],
      baseUrl: ['api_base', 'base_url'],
      declares: {
        model: ['model', '#0'],
        outputLimit: ['max_completion_tokens', 'max_tokens', 'max_output_tokens'],
        temperature: ['temperature'],
      },
    },
    { kind: 'embedding', made: ['Embedder()'], declares: { model: ['model', '#0'] } },
    {
      kind: 'predictor',
      made: [
        '{Predict,ChainOfThought,ReAct,ProgramOfThought,CodeAct,RLM,MultiChainComparison,ChainOfThoughtWithHint,BestOfN,Refine,TypedPredictor,TypedChainOfThought,functional.TypedPredictor}()',
      ],
      ambient: { functions: ['configure', 'settings.configure', 'context', 'settings.context'], path: 'lm' },
      declares: { turns: ['max_iters'] },
      reported: false,
    },
    { kind: 'predictor', made: ['predictor.{with_config,deepcopy,reset_copy}()'] },
  ],
  requests: [
    {
      on: 'model',
      methods: ['{(),acall,forward,aforward}'],
      operation: 'chat',
      parameters: { prompt: ['prompt', '#0'], messages: ['messages'] },
    },
    { on: 'embedding', methods: ['{(),acall}'], operation: 'embedding', parameters: { prompt: ['#0'] } },
    { on: 'predictor', methods: ['{(),acall,forward,aforward,batch}'], operation: 'chat', parameters: { hidden } },
  ],
};
