import assert from 'node:assert/strict';
import { parse } from 'yaml';
import type { Call } from '../../../../src/core/model.ts';
import { comparisonFile } from '../../../../src/core/present/promptfoo.ts';
import { makeCall } from '../../../support/calls.ts';

const text = (value: string) => ({ kind: 'text' as const, text: value, range: null });
const variable = (name: string) => ({ kind: 'variable' as const, name, reason: 'given', range: null });

function fileOf(overrides: Partial<Call>) {
  const file = comparisonFile(
    makeCall({
      id: 'classify-1abc',
      enclosing: 'Triage.classify',
      segments: [
        { role: 'system', pieces: [text('Sort {{tickets}}: "a" or\n- b')], range: null, cached: false },
        {
          role: 'user',
          pieces: [text('Ticket: '), variable('ticket.body'), text(' of '), variable('ticket body')],
          range: null,
          cached: false,
        },
        { role: 'user', pieces: [variable('ticket.body')], range: null, cached: false },
      ],
      outputLimit: { value: 64, parameter: 'max_completion_tokens', source: 'literal', range: null },
      ...overrides,
    }),
    'gpt-5.4-mini',
  );
  return file === null ? null : { name: file.name, config: parse(file.text) };
}

describe('a comparison of two models', () => {
  it('is a configuration of both models with the messages of the call', () => {
    const file = fileOf({ model: { value: 'gpt-5.4', source: 'literal', range: null }, provider: 'openai' });
    assert.equal(file?.name, 'promptfooconfig.callcost-classify-1abc.yaml');
    assert.deepEqual(JSON.parse(file.config.prompts[0].raw), [
      { role: 'system', content: '{% raw %}Sort {{tickets}}: "a" or\n- b{% endraw %}' },
      { role: 'user', content: 'Ticket: {{ticket_body}} of {{ticket_body_2}}\n\n{{ticket_body}}' },
    ]);
    assert.deepEqual(file.config.providers, [
      { id: 'openai:chat:gpt-5.4', config: { max_completion_tokens: 64 } },
      { id: 'openai:chat:gpt-5.4-mini', config: { max_completion_tokens: 64 } },
    ]);
    assert.deepEqual(Object.keys(file.config.tests[0].vars), ['ticket_body', 'ticket_body_2']);
  });

  it('names the limit as the provider does', () => {
    const model = { value: 'gemini-2.5-pro', source: 'literal', range: null } as const;
    assert.deepEqual(fileOf({ provider: 'google', model })?.config.providers[0], {
      id: 'google:gemini-2.5-pro',
      config: { maxOutputTokens: 64 },
    });
  });

  it('is not made for a model that is chosen at run time, nor for an embedding', () => {
    const model = { value: null, source: 'dynamic', reason: 'given', candidates: [] } as const;
    assert.equal(fileOf({ model }), null);
    assert.equal(fileOf({ operation: 'embedding' }), null);
    assert.equal(fileOf({ provider: 'local' }), null);
  });
});
