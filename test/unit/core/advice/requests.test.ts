import assert from 'node:assert/strict';
import { readPrompt } from '../../../../src/core/advice/prompt-text.ts';
import { findRequests } from '../../../../src/core/advice/requests.ts';

/** The requests of a prompt as `task rule`; steps in brackets. */
function check(prompt: string, ...expected: readonly string[]) {
  const requests = findRequests(readPrompt({ id: 'one', prompt }));
  const found = requests.map(({ task, evidence, isStep }) => {
    const words = `${task} ${evidence.rule}`;
    return isStep ? `(${words})` : words;
  });
  assert.deepEqual(found, expected, prompt);
}

describe('the requests of a prompt', () => {
  it('are verbs that order', () => {
    check('Please summarise {report}.', 'summarisation summarise');
    check('You will be given a note. Your task is to proofread it.', 'rewrite rewrite');
    check('Given a song, classify it.', 'classification classify');
    check('1. Extract the names.\n2. Translate them.', 'extraction extract', 'translation translate');
  });

  it('take their meaning from the object', () => {
    check('Identify the tone of the letter.', 'classification judge-property');
    check('Identify all dates in the letter.', 'extraction find-in-text');
    check('Identify a good wine for fish.', 'question-answering asks-question-answering');
    check('Write a headline for this article.', 'summarisation write-title');
    check('Write a Java program.', 'code write-code');
    check('Write a limerick.', 'generation asks-generation');
  });

  it('are no verbs that forbid, announce, tell a purpose or are nouns', () => {
    check('Do not explain anything.');
    check('I will give you a poem.');
    check('How to write well');
    check('Use the notes in order to classify better.');
    check('Review: {review}');
    check('The list, the label and the report were lost.');
  });

  it('are not read from what is quoted or pasted', () => {
    check('Shorten the mail.\n\nText: Please write a poem and translate it.', 'rewrite rewrite');
    check('Classify "Please write me a poem about the sea and translate it" by intent.', 'classification classify');
  });

  it('are steps when they lead to another or tell the form of the answer', () => {
    check('Analyse the ticket and classify it.', '(reasoning asks-reasoning)', 'classification classify');
    check('Extract the towns. List them in a table.', 'extraction extract', '(generation asks-generation)');
    check(
      'Read it and answer the question. Is this review kind?',
      '(question-answering asks-question-answering)',
      'classification yes-no-about-text',
    );
  });

  it('are questions about a text, labels to choose from, and slots to fill', () => {
    check('{text}\n\nWhat is the mood of the author?', 'classification asks-property');
    check(
      '{a}\n{b}\nDo both sentences mean the same?',
      'classification yes-no-about-text',
      'classification same-meaning',
    );
    check('{review}\n\nSentiment:', 'classification label-slot');
    check('{article}\n\nTL;DR:', 'summarisation summary-slot');
    check('What is the date on this invoice?', 'extraction value-in-text');
  });

  it('have an end, however long the prompt is', () => {
    const requests = findRequests(readPrompt({ id: 'one', prompt: 'Classify it. '.repeat(5000) }));
    assert.ok(requests.length > 0 && requests.length < 40);
  });
});
