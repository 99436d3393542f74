import assert from 'node:assert/strict';
import { constraintsOf } from '../../../../src/core/advice/constraints.ts';
import { readPrompt } from '../../../../src/core/advice/prompt-text.ts';

const signs = { 'at-most': '<=', 'at-least': '>=', exactly: '=', about: '~' } as const;

function check(prompt: string, ...expected: readonly string[]) {
  const found = constraintsOf(readPrompt({ id: 'one', prompt }));
  assert.deepEqual(
    found.map(({ kind, relation, count }) => `${kind}${signs[relation]}${count}`),
    expected,
    prompt,
  );
}

describe('length constraints', () => {
  it('are read with every relation', () => {
    check('Use no more than 50 words.', 'words<=50');
    check('Keep the reply below 120 words and be kind.', 'words<=120');
    check('Write at least four sentences about tea.', 'sentences>=4');
    check('Describe the scene in no fewer than 20 words.', 'words>=20');
    check('Write a 500-word essay on rivers.', 'words~500');
    check('Answer in exactly 3 sentences.', 'sentences=3');
    check('Write around 80 words about bread.', 'words~80');
    check("I don't want anything longer than 30 words.", 'words<=30');
    check('Please provide less than a total of 10 sentences.', 'sentences<=10');
  });

  it('are read after the count too', () => {
    check('Write a 300+ word report.', 'words>=300');
    check('Give me a 300+ word startup pitch.', 'words>=300');
    check('Write about the U.S. leave policy with two parts and at least 25 sentences.', 'sentences>=25');
    check('Reply with exactly 4 paragraphs, each separated by a line.', 'paragraphs=4');
    check('It should have exactly 2 paragraphs each separated by ***.', 'paragraphs=2');
    check('Sum it up in 100 words or less.', 'words<=100');
    check('Tell a tale in 12 or more sentences.', 'sentences>=12');
    check('Write a meta description (160 characters max).', 'characters<=160');
  });

  it('are read as ranges', () => {
    check('Respond in 3-5 sentences.', 'sentences>=3', 'sentences<=5');
    check('Keep it to one or two sentences.', 'sentences>=1', 'sentences<=2');
    check('Write between 100 and 200 words on tea.', 'words>=100', 'words<=200');
  });

  it('are read from compounds, words and names', () => {
    check('Give a one-sentence summary.', 'sentences=1');
    check('Answer in a single word.', 'words=1');
    check('Limit your answer to one hundred words.', 'words<=100');
    check('Word count: maximum 250. Write a bio.', 'words<=250');
    check('The number of sentences in your response should be less than 6.', 'sentences<=6');
  });

  it('count listed things', () => {
    check('List five reasons why ships sink.', 'items=5');
    check('Suggest 3 titles for this post:\n{post}', 'items=3');
    check('Name up to 4 rivers in France.', 'items<=4');
  });

  it('are not what describes the input', () => {
    check('Given a two-word phrase, decide whether it is an idiom.');
    check('Summarize the following 500 word article.');
    check('You will be given 3 sentences. Order them into a story.');
    check('I wrote a 1000 word essay. Please fix its grammar.');
    check('Does this paragraph contain more than 2 sentences?');
  });

  it('are not what stands in quotations, code or the world of the task', () => {
    check('The user said: "answer in 5 words". What do they want?');
    check('Write a script of a play with 5 characters.');
    check('Write a function that checks that a password has at least 8 characters.');
    check('The word tea should appear at least 3 times.');
    check('Include at least 3 words in all capital letters.');
    check('Plan a trip of 7 days with 2 people.');
  });

  it('are not what counts a part of the answer', () => {
    check('Write a poem. Each line has at most 8 words.');
    check('Make a list with two sentences for each item.');
    check('At least 5 words in the output should be in all caps.');
    check('The number of words in all capital letters should be less than 5.');
    check('Shout: not a single word may be in lower case.');
  });

  it('say where they stand', () => {
    const prompt = 'Please write {name} a note of no more than 40 words.';
    const [found] = constraintsOf(readPrompt({ id: 'one', prompt }));
    assert.equal(prompt.slice(found?.span.start, found?.span.end), 'no more than 40 words');
  });

  it('are silent in other languages', () => check('Escribe un ensayo de 500 words para la clase de historia.'));
});
