import assert from 'node:assert/strict';
import type { Call, Estimate } from '../../../../src/core/model.ts';
import { type HoverLinks, hoverOfCall } from '../../../../src/core/present/hover.ts';
import { escapeMarkdown, markdownLink } from '../../../../src/core/present/markdown.ts';
import { hoverOfPrompt } from '../../../../src/core/present/prompt-hover.ts';
import { analysed, known, usd } from '../../../support/analyses.ts';
import { message } from '../../../support/estimates.ts';

const links: HoverLinks = { config: (key) => `config:${key.join('/')}`, reportEstimate: null, place: () => null };

const call: Partial<Call> = {
  model: { value: 'gpt-5.4', source: 'literal', range: null },
  segments: [message('system', 'Be brief.'), message('user', 'Ticket: {ticket}')],
  outputLimit: { value: 512, parameter: 'max_tokens', source: 'literal', range: null },
};

const estimate: Partial<Estimate> = {
  inputTokens: known(318, 3800, 'assumed'),
  inputParts: [
    { part: 'system', tokens: known(318) },
    { part: 'user', tokens: known(3800, 3800, 'assumed') },
  ],
  variables: [{ name: 'ticket', tokens: known(3800, 3800, 'assumed') }],
  outputTokens: { value: null, low: 1, high: 512, basis: 'exact' },
  pricedModel: 'gpt-5.4',
  unitPrice: {
    provider: 'openai',
    inputUsdPerMillion: 2.5,
    outputUsdPerMillion: 15,
    cachedInputUsdPerMillion: 0.25,
    basis: 'exact',
    source: 'genai-prices',
    asOf: '2026-09-23',
  },
  tier: 'mid',
  perCall: usd(0.01, 0.018, 'assumed'),
  perCallCached: usd(0.008, 0.014, 'assumed'),
  perCallBatch: usd(0.005, 0.009, 'assumed'),
  feature: 'support-reply',
  requestsPerMonth: known(120_000, 120_000, 'configured'),
  perMonth: usd(1200, 2160, 'assumed'),
  tiers: [
    {
      tier: 'small',
      provider: 'openai',
      model: 'gpt-5.4-nano',
      current: false,
      inputTokens: known(1),
      outputUsdPerMillion: null,
      perCall: usd(0.0009, 0.0016, 'assumed'),
    },
    {
      tier: 'mid',
      provider: 'openai',
      model: 'gpt-5.4',
      current: true,
      inputTokens: known(1),
      outputUsdPerMillion: null,
      perCall: usd(0.01, 0.018, 'assumed'),
    },
  ],
  notes: ['ticket assumed 3800 tokens (defaults.variableTokens)', 'reasoning tokens are billed as output'],
};

function check(changes: { call?: Partial<Call>; estimate?: Partial<Estimate> }, expected: readonly string[]): void {
  const markdown = hoverOfCall(analysed({ ...call, ...changes.call }, { ...estimate, ...changes.estimate }), links);
  const lines = markdown.split('\n');
  for (const line of expected) assert.ok(lines.includes(line), `${line}\nis missing in\n${markdown}`);
}

describe('the hover of a call', () => {
  it('says what, where it belongs, parts, totals, tiers, savings, price and assumptions', () => {
    check({}, [
      '**Call Cost** · gpt-5.4 · OpenAI · chat · feature support-reply',
      '| system | 318 | $0.00080 |',
      '| user: ticket | ≈3.8k assumed | ≈$0.0095 |',
      '| output | up to 512 (limit) | ≤$0.0077 |',
      '**≈$0.010–0.018 per call** · ≈$1,200–2,160 /mo at 120k calls (callcost.yml)',
      '| small&nbsp; | gpt-5.4-nano | ≈$0.00090–0.0016 | &nbsp;−91 % |',
      '| **mid**&nbsp; | **gpt-5.4** | **≈$0.010–0.018** |  |',
      'Cached prefix −21 % · Batch −50 % · $2.50 in, $0.25 cached, $15.00 out per 1M tokens, prices of 23 Sep 2026 (genai-prices)',
      '- [ticket assumed 3,800 tokens](config:features/support-reply/variables/ticket)',
      '- reasoning tokens are billed as output',
    ]);
  });

  it('says why a cost has no upper end, and where to say how long answers are', () => {
    const reason = 'no output limit is known: the model answers with up to 128,000 tokens';
    const outputTokens = { value: null, low: 1, high: null, basis: 'assumed', reason } as const;
    check({ call: { outputLimit: null }, estimate: { outputTokens, perCall: usd(0.0017, null, 'assumed') } }, [
      '| output | not known |  |',
      '**≥$0.0017 per call** · ≈$1,200–2,160 /mo at 120k calls (callcost.yml)',
      'No output limit is known: the model answers with up to 128,000 tokens.',
      '- [Say how long answers are](config:defaults/outputTokens)',
    ]);
  });

  it('gives the reason instead of a cost, and a link to set what is missing', () => {
    const model = { value: 'my|finetune', source: 'literal', range: null } as const;
    const perCall = { cost: null, reason: 'no price for my|finetune' } as const;
    check({ call: { model }, estimate: { pricedModel: null, unitPrice: null, perCall } }, [
      '**Cost unknown**: no price for my\\|finetune',
      '- [Set a price for my\\|finetune](config:prices/models/my|finetune)',
    ]);
  });

  it('asks for a volume where there is none', () => {
    const requestsPerMonth = { ...known(1), low: null, value: null, basis: 'unknown', reason: 'no volume' } as const;
    check({ estimate: { requestsPerMonth, perMonth: { cost: null, reason: 'no volume' } } }, [
      '**≈$0.010–0.018 per call**',
      '- [No monthly cost: no volume](config:features/support-reply/callsPerMonth)',
    ]);
  });

  it('says how often a run bills', () => {
    check({ call: { multiplier: { low: 1, high: 3, reason: 'max_retries=2' } }, estimate: { perMonth: usd(1) } }, [
      '**≈$0.010–0.018 per call** · $1.00 /mo at 120k calls (callcost.yml) · billed 1–3 times a run (max_retries=2)',
    ]);
  });

  it('prices no part alone where a prefix is cached', () => {
    check({ call: { segments: [message('system', 'Be brief.', true)] } }, ['| system | 318 |  |']);
  });

  it('says of a declared model that it is counted elsewhere', () => {
    check({ call: { operation: 'model-declaration' } }, [
      'Declares a model. It is billed where it is called, and counted there.',
    ]);
  });
});

describe('the hover of a prompt', () => {
  it('says its size and what it alone costs', () => {
    assert.equal(
      hoverOfPrompt({ tokens: known(318), variables: ['ticket'] }, [analysed(call, estimate)]),
      '**Call Cost** · prompt · 318 tokens and ticket · $0.00080 of each call · ≈$95.40 /mo',
    );
  });

  it('says that it reaches no call', () => {
    const tokens = { ...known(40, 40, 'assumed'), reason: 'the model is not known' };
    assert.equal(
      hoverOfPrompt({ tokens, variables: [] }, []),
      '**Call Cost** · prompt · ≈40 tokens · reaches no call of this file\n\n≈ the model is not known',
    );
  });
});

describe('foreign text in Markdown', () => {
  function checkEscaped(text: string, expected: string): void {
    assert.equal(escapeMarkdown(text), expected);
  }

  it('stays readable where nothing can be taken for markup', () => {
    checkEscaped('gpt-5.4-mini max_tokens: 12 %', 'gpt-5.4-mini max_tokens: 12 %');
  });

  it('formats nothing', () => {
    checkEscaped(
      '*a* _b_ `c` ~~d~~ <b>e</b> &amp; |',
      '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~ \\<b\\>e\\</b\\> \\&amp; \\|',
    );
  });

  it('links nowhere and runs nothing', () => {
    checkEscaped('[x](command:y) https://a.b www.a.b a@b.c', '\\[x\\]\\(command:y\\) https\\://a.b www\\.a.b a\\@b.c');
  });

  it('shows no icons, no controls and no second line', () => {
    checkEscaped('$(zap)\n# a\u202eb\u0007', '&#36;\\(zap\\) # a\uFFFDb\uFFFD');
  });

  it('keeps an address from ending its link', () => {
    assert.equal(markdownLink('a', 'command:x?a)b<c> d'), '[a](command:x?a%29b%3Cc%3E%20d)');
  });
});
