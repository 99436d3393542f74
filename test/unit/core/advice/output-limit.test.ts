import assert from 'node:assert/strict';
import type { AdvicePrompt, LimitBasis } from '../../../../src/core/advice/advice.ts';
import { constraintsOf } from '../../../../src/core/advice/constraints.ts';
import { suggestLimit } from '../../../../src/core/advice/output-limit.ts';
import { shapeOf } from '../../../../src/core/advice/output-shape.ts';
import { readPrompt } from '../../../../src/core/advice/prompt-text.ts';

function limitOf(prompt: string, rest: Pick<AdvicePrompt, 'model' | 'schema'> = {}) {
  const text = readPrompt({ id: 'one', prompt });
  const shape = shapeOf(text, rest.schema);
  return suggestLimit(text, { shape, constraints: constraintsOf(text), ...rest });
}

function check(prompt: string, value: number, basis: LimitBasis, rest: Pick<AdvicePrompt, 'model' | 'schema'> = {}) {
  const limit = limitOf(prompt, rest);
  assert.deepEqual({ value: limit?.value, basis: limit?.basis }, { value, basis }, prompt);
}

const spam = 'Is this comment spam? Answer yes or no, nothing else.\n\n{comment}';

describe('the output limit', () => {
  it('is small only where the prompt enforces a short answer', () => {
    check(spam, 8, 'shape');
    check('Classify the text by its topic.\n\n{text}', 12, 'shape');
    check('Is the following text an advertisement?\n\nBuy two, get one free.', 128, 'shape');
    check('Classify the text by its topic and explain your reasoning.\n\n{text}', 640, 'default');
    check('Is it true that bread is older than writing?', 640, 'default');
  });

  it('follows the stated length, with room', () => {
    check('Describe the sea in at most 100 words.', 384, 'constraint');
    check('Describe the sea in two sentences.', 256, 'constraint');
  });

  it('bounds no object by the words of a field, and counts texts as long items', () => {
    assert.equal(limitOf('Return a JSON object with the keys title (at most 10 words) and body.\n\n{text}'), null);
    check('Write five stories about cats.', 2560, 'constraint');
  });

  it('takes words that are few for each item as the length of one', () => {
    check('Write 50 stories under ten words.', 5120, 'constraint');
    check('List three reasons in under 60 words.', 256, 'constraint');
  });

  it('is tight in the definition of a task, loose where a case follows, and none of its own for what grows', () => {
    check('You are given a tweet. Decide whether it is offensive.', 8, 'shape');
    check('You are given a tweet. Decide whether it is offensive.\n\nShe is well known.', 128, 'shape');
    check('What is the answer?\n\n2, 4, 6\nOptions:\n(A) 7\n(B) 8', 24, 'shape');
    check('Given two numbers, which is larger, the first or the second?', 128, 'shape');
    check('Expand the given sentence.\n\nIt changed my life.', 512, 'default');
  });

  it('names the words that a small limit needs, unless the prompt has them', () => {
    const needs = (prompt: string) =>
      limitOf(prompt)?.evidence.flatMap(({ rule, text }) => (rule === 'needs-brevity' ? [text] : []));
    const instruction = 'Answer with only the label, without explanation.';
    assert.deepEqual(needs('Classify the text by its topic.\n\n{text}'), [instruction]);
    assert.deepEqual(needs('Which one fits?\nOptions:\n(A) red\n(B) blue'), [instruction]);
    assert.deepEqual(needs('Return only the label of the text.\n\n{text}'), []);
    assert.deepEqual(needs('Describe the sea.'), []);
  });

  it('has room for options that are filled in later, and for a question that is answered in a sentence', () => {
    check('{question}\nOptions:\n- {a}\n- {b}', 32, 'shape');
    check('Answer the question about the text.\n\n{text}\n\n{question}', 48, 'shape');
    check('Find the name of the sender.\n\n{letter}', 32, 'shape');
  });

  it('follows the inputs of a definition: short ones have short answers, others have any', () => {
    check('You are given a sentence. Translate it to French.', 192, 'shape');
    check('You are given two words. Write a sentence with both.', 64, 'shape');
    check('In this task, you are given a list of words. List those that are verbs.', 128, 'shape');
    assert.equal(limitOf('You are given an article. Translate it to French.'), null);
    check('You are given a title. Write a dialogue with it.', 640, 'default');
  });

  it('reads a brief request without the case below it, and expects a brief answer', () => {
    check('Is the following message an advertisement?\n\nPlease mention this to Ann.', 128, 'shape');
    check('Solve this.\n\nx + 1 = 2', 640, 'default');
    check('Describe the mood.\n\nRain on the window.', 512, 'default');
    check('Calculate the probability and select the right option.\n(A) 1\n(B) 2', 640, 'default');
    check('Rewrite the ending of the film in old English.', 640, 'default');
  });
});

describe('the output limit beyond the words of a request', () => {
  it('is raised, never lowered, by "at least"', () => {
    check('Describe the sea in at least 10 words.', 640, 'default');
    check('Describe the sea in at least 1000 words.', 4096, 'default');
  });

  it('follows a schema that has an end, and is none for one without', () => {
    check('Sort {text}.', 24, 'schema', { schema: '{"enum":["a","b"]}' });
    assert.equal(limitOf('Sort {text}.', { schema: '{"type":"object","properties":{"a":{"type":"string"}}}' }), null);
  });

  it('is none where the answer is as long as an unknown input', () => {
    assert.equal(limitOf('Translate the document to French:\n\n{document}'), null);
    assert.equal(limitOf('Return a JSON object with all names.\n\n{text}'), null);
    assert.equal(limitOf('Resume el texto para el lector de una revista.'), null);
  });

  it('has room for models that write more, and for hidden reasoning', () => {
    const question = 'What are the causes of inflation?';
    check(question, 640, 'default', { model: 'gpt-3.5-turbo' });
    check(question, 2560, 'default', { model: 'gpt-4.1' });
    check(spam, 8, 'shape', { model: 'gpt-4.1' });
    check(spam, 26_000, 'shape', { model: 'o3' });
  });
});
