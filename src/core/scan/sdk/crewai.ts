/**
 * CrewAI.
 * Source: crewAI 1.x as of 2026.
 */
import type { SdkShape } from './shape.ts';

export const crewai: SdkShape = {
  id: 'crewai',
  modules: ['crewai'],
  language: 'python',
  objects: [
    {
      kind: 'model',
      made: ['{LLM,BaseLLM}()'],
      providerFrom: ['provider'],
      baseUrl: ['base_url', 'api_base'],
      declares: {
        model: ['model', '#0'],
        outputLimit: ['max_completion_tokens', 'max_tokens'],
        temperature: ['temperature'],
      },
    },
    {
      kind: 'agent',
      made: ['{Agent,LiteAgent}()'],
      from: ['llm'],
      declares: {
        model: ['llm'],
        system: ['system_template', 'backstory'],
        tools: ['tools'],
        turns: ['max_iter'],
        hidden: { config: 'what its configuration file says', knowledge_sources: 'its knowledge sources' },
      },
    },
    {
      kind: 'crew',
      made: ['Crew()'],
      from: ['agents', 'manager_llm', 'manager_agent'],
      declares: {},
      reported: false,
    },
  ],
  requests: [
    {
      on: 'model',
      methods: ['{call,acall}'],
      operation: 'chat',
      parameters: { messages: ['messages', '#0'] },
    },
    {
      on: 'agent',
      methods: ['{kickoff,kickoff_async}'],
      operation: 'agent',
      parameters: { prompt: ['messages', '#0'] },
      loops: true,
    },
    {
      on: 'crew',
      methods: ['{kickoff,kickoff_async,kickoff_for_each,kickoff_for_each_async,akickoff,akickoff_for_each}'],
      operation: 'agent',
      parameters: { hidden: { '': 'the tasks of the crew and what its agents tell each other' } },
      loops: true,
    },
  ],
};
