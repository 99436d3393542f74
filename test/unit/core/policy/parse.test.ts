import assert from 'node:assert/strict';
import { parsePolicy } from '../../../../src/core/policy/parse.ts';
import { defaultPolicy, type Policy } from '../../../../src/core/policy/schema.ts';

/** Problems as `line:column severity message → next step`. */
function check(text: string, expectedProblems: readonly string[], policy: (policy: Policy) => unknown = () => null) {
  const parsed = parsePolicy(text, 'callcost.yml');
  const problems = parsed.problems.map(
    (problem) =>
      `${problem.line}:${problem.column} ${problem.severity} ${problem.message}${problem.nextStep === null ? '' : ` → ${problem.nextStep}`}`,
  );
  assert.deepEqual(problems, expectedProblems);
  return policy(parsed.policy);
}

describe('parsePolicy', () => {
  it('reads the keys that take effect', () => {
    const text = [
      'version: 1',
      'defaults: { variableTokens: 250, buffer: 30% }',
      'prices: { discounts: { openai: 10% }, models: { my-finetune: { input: 3.0, output: 12.0 } } }',
      'aliases: { support-prod: gpt-4o }',
      'features:',
      '  support-reply:',
      '    owner: support-team',
      '    paths: src/support/**',
      '    callsPerMonth: 120000',
      '    calls: { triage: 1, escalate: 0.1 }',
      '    budgetUsdPerMonth: 900',
      '    variables: { ticket: 800 }',
      'ignore: ["legacy/**"]',
    ].join('\n');
    assert.deepEqual(
      check(text, [], (policy) => policy),
      {
        ...defaultPolicy,
        defaults: { variableTokens: 250, buffer: 0.3 },
        prices: { discounts: { openai: 0.1 }, models: { 'my-finetune': { input: 3, output: 12 } } },
        aliases: { 'support-prod': 'gpt-4o' },
        features: {
          'support-reply': {
            owner: 'support-team',
            paths: ['src/support/**'],
            callsPerMonth: 120_000,
            calls: { triage: 1, escalate: 0.1 },
            budgetUsdPerMonth: 900,
            variables: { ticket: 800 },
            tags: {},
          },
        },
        ignore: ['legacy/**'],
      },
    );
  });

  it('gives the defaults for an empty file, comments only, and keys with nothing after them', () => {
    for (const text of ['', '# nothing yet\n', 'features:\nprices:\n', '\uFEFF', '---\n']) {
      assert.deepEqual(
        check(text, [], (policy) => policy),
        defaultPolicy,
      );
    }
  });
});

describe('parsePolicy on costs, tasks and rules', () => {
  it('reads shared costs and what a unit of a feature is worth', () => {
    check(
      'shared: { store: { usdPerMonth: 4 } }\nfeatures:\n  a: { unit: ticket, valueUsdPerUnit: 3.5, unitsPerMonth: 900 }\n',
      [],
      ({ shared, features }) => {
        assert.deepEqual(shared, { store: { usdPerMonth: 4, allocate: 'usage' } });
        assert.deepEqual(
          [features.a?.unit, features.a?.valueUsdPerUnit, features.a?.unitsPerMonth],
          ['ticket', 3.5, 900],
        );
      },
    );
  });

  it('says which tasks there are where one is routed that is not told apart', () => {
    check(
      'routing: { classification: small, triage: small }',
      [
        '1:35 notice "triage" is no task that is told apart, so it routes nothing. → Tasks: classification, extraction, summarisation, rewrite, translation, question-answering, generation, reasoning, maths, code, agent.',
      ],
      ({ routing }) => assert.deepEqual(routing, { classification: 'small', triage: 'small' }),
    );
  });

  it('knows rules by their codes, and waivers with reason and day', () => {
    check('rules: { prompt-wast: off, prompt-long: error }', [
      '1:10 error Unknown key "prompt-wast" in "rules". → Did you mean "prompt-waste"?',
    ]);
    check('waivers: [{ rule: model-not-allowed, until: 2027-01-31 }]', [
      '1:11 error "waivers.0.reason" must be a text.',
    ]);
  });
});

describe('a wrong key or value of callcost.yml', () => {
  it('suggests the key that was meant, else lists what there is', () => {
    check('featurs: { a: {} }', ['1:1 error Unknown key "featurs". → Did you mean "features"?']);
    check('features:\n  a:\n    callsPerMont: 12', [
      '3:5 error Unknown key "callsPerMont" in "features.a". → Did you mean "callsPerMonth"?',
    ]);
    check('prices: { currency: EUR }', [
      '1:11 error Unknown key "currency" in "prices". → Known keys: discounts, models.',
    ]);
    check('features: { a: { maxTier: midd } }', [
      '1:27 error "features.a.maxTier" must be one of small, mid, frontier. → Did you mean "mid"?',
    ]);
  });

  it('leaves out what is wrong and keeps the rest', () => {
    const text = 'features:\n  a:\n    callsPerMonth: -5\n    variables: { x: 1.5, y: 7 }\nignore: [x]\n';
    const policy = check(
      text,
      [
        '3:20 error "features.a.callsPerMonth" must not be negative.',
        '4:21 error "features.a.variables.x" must be a whole number of tokens, such as 800.',
      ],
      (policy) => ({ a: policy.features.a, ignore: policy.ignore }),
    );
    assert.deepEqual(policy, { a: { paths: [], calls: {}, tags: {}, variables: { y: 7 } }, ignore: ['x'] });
  });
});

describe('the kinds of value in callcost.yml', () => {
  it('reads shares as 25% and as 0.25 only', () => {
    const discountOf = (written: string) =>
      parsePolicy(`prices: { discounts: { openai: ${written} } }`, 'f').policy.prices.discounts.openai;
    assert.deepEqual(['25%', '"12.5 %"', '0.25', '0', '100%'].map(discountOf), [0.25, 0.125, 0.25, 0, 1]);
    assert.deepEqual(['25', '101%', '-5%', 'a lot', '1.01', '[]'].map(discountOf), Array(6).fill(undefined));
    check('prices: { discounts: { openai: 25 } }', [
      '1:32 error "prices.discounts.openai" must be a share from 0% to 100%, written as 25% or as 0.25.',
    ]);
  });

  it('takes a day only when it exists', () => {
    check('features: { a: { expires: 2027-02-31 } }', [
      '1:27 error "features.a.expires" must be a day that exists, written as 2027-03-31.',
    ]);
  });

  it('takes a time zone only when it exists', () => {
    check('gateway: { timeZone: Europe/Berlin }', []);
    check('gateway: { timeZone: Europe/Berlln }', [
      '1:22 error "gateway.timeZone" must be a time zone that exists, such as UTC or Europe/Berlin.',
    ]);
  });

  it('wants a price to be complete', () => {
    check('prices: { models: { a: { output: 3 }, b: { usdPerHour: 2 } } }', [
      '1:24 error "prices.models.a" needs input and output (USD per million tokens), or usdPerHour and tokensPerSecond.',
      '1:42 error "prices.models.b" needs usdPerHour and tokensPerSecond together.',
    ]);
  });

  it('names a version that it does not know', () => check('version: 2', ['1:10 error "version" must be 1.']));
});

describe('callcost.yml that is not well-formed', () => {
  it('reports a key that stands twice, and applies the last one', () => {
    assert.deepEqual(
      check(
        'ignore: [a]\nignore: [b]\n',
        ['2:1 error This key stands twice; the last one applies. → Remove one of them.'],
        (policy) => policy.ignore,
      ),
      ['b'],
    );
  });

  it('applies what is complete before broken YAML', () => {
    const policy = check(
      'ignore: [x]\nfeatures:\n  a:\n    callsPerMonth: 10\n   bad: 3\nprices: {}',
      [
        '5:1 error All mapping items must start at the same column. → Keys from here on do not apply until the YAML is well-formed.',
      ],
      (policy) => ({ ignore: policy.ignore, features: policy.features }),
    );
    assert.deepEqual(policy, { ignore: ['x'], features: {} });
  });

  it('counts lines with CRLF and after a byte order mark', () => {
    check('\uFEFFversion: 1\r\nfeatures:\r\n  a:\r\n    ownr: x\r\n', [
      '4:5 error Unknown key "ownr" in "features.a". → Did you mean "owner"?',
    ]);
  });

  it('says what a file must be that is a list, a text or indented with tabs', () => {
    check('- a', ['1:1 error The file must consist of keys, such as "features:".']);
    check('hello', ['1:1 error The file must consist of keys, such as "features:".']);
    check('\tversion: 1', [
      '1:1 error Tabs are not allowed as indentation. → Keys from here on do not apply until the YAML is well-formed.',
    ]);
  });

  it('refuses alias bombs, cycles, and files that nobody wrote', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'
        .split('')
        .map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
    ];
    const firstMessage = (text: string) => parsePolicy(text, 'f').problems[0]?.message ?? 'no problem';
    assert.match(firstMessage(bomb.join('\n')), /^The file cannot be read: Excessive alias count/);
    assert.match(firstMessage('a: &a\n  b: *a'), /^The file cannot be read/);
    assert.match(firstMessage('# '.repeat(600_000)), /larger than 1 MB/);
    assert.deepEqual(parsePolicy('['.repeat(10_000), 'f').policy, defaultPolicy);
  });

  it('keeps names that objects have anyway as plain names', () => {
    const names = check('features: { constructor: { owner: a }, __proto__: { owner: b } }', [], (policy) =>
      Object.keys(policy.features),
    );
    assert.deepEqual(names, ['constructor']);
  });
});
