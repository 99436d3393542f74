import assert from 'node:assert/strict';
import type { AdvicePrompt, TaskKind } from '../../../../src/core/advice/advice.ts';
import { advise } from '../../../../src/core/advice/advise.ts';
import type { Tier } from '../../../../src/core/model.ts';

interface Expected {
  readonly task: TaskKind;
  readonly tier: Tier | null;
}

function adviceFor(prompt: string, rest: Omit<AdvicePrompt, 'id' | 'prompt'> = {}, present: Tier | null = null) {
  return advise({ id: 'one', prompt, ...rest }, () => present);
}

function check(prompt: string, expected: Expected, rest: Omit<AdvicePrompt, 'id' | 'prompt'> = {}) {
  const { task, tier } = adviceFor(prompt, rest);
  assert.deepEqual({ task: task.kind, tier: tier?.value ?? null }, expected, prompt);
}

const small = (task: TaskKind): Expected => ({ task, tier: 'small' });
const none = (task: TaskKind): Expected => ({ task, tier: null });

describe('the smaller tier', () => {
  it('is suggested for labels', () => {
    check(
      'Assign the message to billing, delivery or other.\n\nMessage: {message}\nCategory:',
      small('classification'),
    );
    check('Is this comment spam? Answer yes or no.\n\n{comment}', small('classification'));
    check('Rate how urgent the ticket is from 1 to 5. Return only the digit.\n\n{ticket}', small('classification'));
    check('Decide whether the two questions are duplicates.\n\n{a}\n{b}', small('classification'));
  });

  it('is not suggested for judgement in simple words', () => {
    for (const prompt of [
      'Read the story. Does Anna know that Ben knows about the gift? Answer yes or no.\n\n{story}',
      'Label each claim as supported or refuted by the three studies. {report} {studies}',
      'Rewrite this sentence so that every word starts with the next letter of the alphabet. {sentence}',
      'Suggest five blog post titles about {topic}.',
      'Give a brief summary of the film "The Third Man".',
    ]) {
      assert.equal(adviceFor(prompt).tier, null, prompt);
    }
  });

  it('is suggested for what is found in a text', () => {
    check('Extract the sender and the due date as JSON.\n\n{letter}', small('extraction'));
    check('List all e-mail addresses in the text.\n\n{text}', small('extraction'));
    check('Pull out the order number. If there is none, write NONE.\n\n{message}', small('extraction'));
  });

  it('is suggested for short summaries and titles of a given text', () => {
    check('Summarise the thread in two sentences.\n\n{thread}', small('summarisation'));
    check('Write a headline for this article: {article}', small('summarisation'));
    check('{dialogue}\nTL;DR:', small('summarisation'));
  });

  it('is suggested for short rewrites', () => {
    check('Correct the spelling of this note. Return only the note.\n\n{note}', small('rewrite'));
    check('Make this reply more polite: {reply}', small('rewrite'));
    check(
      'Given the chat history, rephrase the last question as a standalone question.\n\n{history}',
      small('rewrite'),
    );
  });

  it('reads the system prompt', () => {
    check('{ticket}', small('classification'), { system: 'You classify support tickets as bug, question or praise.' });
  });

  it('is suggested for small JSON by schema, not for a large one', () => {
    const ofFields = (count: number) => {
      const field = (index: number) => [`field${index}`, { type: 'string', maxLength: 200 }];
      return JSON.stringify({
        type: 'object',
        properties: Object.fromEntries(Array.from({ length: count }, (_, index) => field(index))),
        additionalProperties: false,
      });
    };
    const prompt = 'Extract the fields from the letter.\n\n{letter}';
    check(prompt, small('extraction'), { schema: ofFields(2) });
    check(prompt, none('extraction'), { schema: ofFields(200) });
  });

  it('shows what it rests on, at its place', () => {
    const { tier } = adviceFor('Hello.\n\nClassify the sentiment of the review.\n\n{review}');
    const [first] = tier?.evidence ?? [];
    assert.deepEqual(first?.span?.part, 'prompt');
    assert.equal(first?.span?.start, 8);
    assert.match(first?.text ?? '', /^Classify the sentiment/);
  });

  it('is not suggested to whom has it', () => {
    const prompt = 'Classify the sentiment as positive or negative.\n\n{review}';
    assert.equal(adviceFor(prompt, { model: 'm' }, 'small').tier, null);
    assert.equal(adviceFor(prompt, { model: 'm' }, 'frontier').tier?.value, 'small');
  });
});

describe('no smaller tier', () => {
  it('for maths, also in the words of a simple task', () => {
    check('Solve for x: 3x + 4 = 19', none('maths'));
    check('Classify the critical points of f(x) = x^3 - 3x.', none('maths'));
    check('Tom has 3 boxes with 12 pens each and gives away 5. How many pens are left?', none('maths'));
  });

  it('for code, also in the words of a simple task', () => {
    check('Write a Python function that merges two sorted lists.', none('code'));
    check('Extract all links from a page with a regex.', none('code'));
    check('Rewrite this loop more efficiently:\n\nfor (let i = 0; i < n; i++) { sum += a[i]; }', none('code'));
    check('Summarise the following code.\n\n```\ndef f(x): return x\n```', none('code'));
  });

  it('for reasoning', () => {
    check('Classify the argument. Think step by step.\n\n{argument}', none('classification'));
    check('Which of these is correct?\nA) red\nB) green\nC) blue', none('reasoning'));
    check('Compare the two strategies and recommend one.', none('reasoning'));
  });

  it('for work of experts, also in the words of a simple task', () => {
    check('Is the following proof valid? Answer yes or no. {proof}', none('classification'));
    check('Tag each transaction of the ledger as deductible or not. {ledger}', none('classification'));
    check('Summarise the contradictions between the witness statements. {statements}', none('summarisation'));
    check('Rewrite the poem as a sestina.\n{poem}', none('rewrite'));
    check('Extract what drove the change in margin and quantify each driver. {filing}', none('extraction'));
  });

  it('for agents and tools', () => {
    check('You have access to the following tools: {tools}. Use them until the goal is reached.', none('agent'));
    check('Classify the ticket, then call the tool close_ticket.\n\n{ticket}', none('agent'));
  });

  it('for law and medicine', () => {
    check('Extract the notice period from the contract.\n\n{text}', none('extraction'));
    check('Classify the severity of the symptoms.\n\n{text}', none('classification'));
  });

  it('for several tasks at once', () => {
    check('Summarise the report, then write a plan for next year.\n\n{report}', none('several'));
    check('Translate the review, classify its sentiment and draft an answer.\n\n{review}', none('several'));
  });

  it('for long answers', () => {
    check('Summarise the book in a detailed essay.\n\n{book}', none('summarisation'));
    check('Classify the film and explain why.\n\n{plot}', none('several'));
    check('Summarise the talk in 600 words.\n\n{talk}', none('summarisation'));
  });

  it('for images and other languages', () => {
    check('Extract the total from this image.', none('extraction'));
    check('Ordne die Nachricht einer Kategorie zu.\n\n{nachricht}', none('unknown'));
    check('请将以下文本分类为正面或负面：{text}', none('unknown'));
  });

  it('for more fixed text than a small model keeps track of', () => {
    check(`Classify the ticket.\n\n${'The rules are many. '.repeat(1600)}\n\n{ticket}`, none('classification'));
  });

  it('for what comes from knowledge instead of a given text', () => {
    check('Summarise the French Revolution.', none('question-answering'));
    check('What is the capital of Australia?', none('question-answering'));
    check('Tell me a joke about cats.', none('generation'));
    check('Translate the sentence into French.\n\n{sentence}', none('translation'));
  });

  it('for what is forbidden rather than asked for', () => {
    check('Do not summarise. Write a poem about {topic}.', none('generation'));
    check('How to fix this error: {error}', none('unknown'));
  });
});
