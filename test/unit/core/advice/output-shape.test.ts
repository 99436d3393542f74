import assert from 'node:assert/strict';
import type { ShapeKind } from '../../../../src/core/advice/advice.ts';
import { shapeOf } from '../../../../src/core/advice/output-shape.ts';
import { readPrompt } from '../../../../src/core/advice/prompt-text.ts';

function check(kind: ShapeKind, prompt: string, schema?: string) {
  const text = readPrompt({ id: 'one', prompt });
  assert.equal(shapeOf(text, schema).kind, kind, prompt);
}

describe('the shape of an answer', () => {
  it('is a label where labels are named or asked for', () => {
    check('label', 'Classify the message as billing, delivery or other.\n\n{message}');
    check('label', 'What is the sentiment of this review?\n{review}\nSentiment:');
    check('label', 'Which of the following fits best?\nA. red\nB. blue');
    check('label', 'Reply with "ALLOW" or "BLOCK" only.\n\n{comment}');
  });

  it('is no label where the code is that of a program', () => {
    check('label', 'Which country is it? Return only the code.\n\n{address}');
    const found = shapeOf(
      readPrompt({ id: 'one', prompt: 'Provide only the code for a function that adds.' }),
      undefined,
    );
    assert.notEqual(found.kind, 'label');
  });

  it('is a label where the answer is chosen, whatever the options are written like', () => {
    check('label', '{question}\nOptions:\n- {a}\n- {b}');
    check('label', '{sentence}\n\nEnding 1: {one}\nEnding 2: {two}\nWhich ending fits?');
    check('label', 'Answer with {yes} or {no}.\n\n{passage}\n{question}');
    check('label', 'Output PASS if the reply fits, FAIL otherwise.\n\n{reply}');
    check('label', 'Use 2 for relevant, 1 for partly relevant. Only output the digit.\n\n{result}');
    check('label', 'Return the department code (HR, IT, FIN) for this request. {request}');
    check('label', 'Which planet is larger, Earth or Venus?');
    check('label', 'Decide between "urgent" and "later".\n\n{ticket}');
    check('label', '{sentence}\nWhat does the _ refer to? {first} or {second}?');
    check('label', 'What is the answer?\n\n{question}\n\n{options}');
    check('label', '{question}?\n- {choices_of_answers}');
    check('label', 'Select the reason for the call:\n- invoice\n- new contract\n- other\n\n{transcript}');
    check('label', 'Pick a tool: search, mail, none. Return the name of the tool.\n\n{message}');
    check('label', 'Grade the essay with a letter from A to F. Do not explain.\n\n{essay}');
  });

  it('is a label on a scale of five, and a number on a wider one', () => {
    check('label', 'How many stars would the reviewer give, from 1 (bad) to 5 (good)?\n\n{review}');
    check('number', 'Rate the text from 0 to 100.\n\n{text}');
    check('text', 'Generate a {stars}-star review (1 being lowest) of {product}.');
  });

  it('is a boolean for yes and no', () => {
    check('boolean', 'Is this comment spam? Answer yes or no.\n\n{comment}');
    check('boolean', 'Determine whether the claim follows from the text.\n\n{text}');
    check('boolean', 'Does the sentence have a spelling error?\n\n{sentence}');
    check('boolean', '{premise}\n\nCan we conclude that "{hypothesis}"?');
    check('boolean', 'Given the request "{request}", would it need clarification?');
    check('boolean', 'Does "{sentence}" correctly answer the question "{question}"');
    check('boolean', 'Review: {review}\nDid the critic like the film?');
    check('boolean', 'Does the pronoun in "{sentence}" refer to "{name}"?');
  });

  it('is a number or a span', () => {
    check('number', 'Rate the essay on a scale of 1 to 10. Output only the number.\n\n{essay}');
    check('number', 'Count the vowels in the word: {word}');
    check('span', 'Context: {context}\n\nQuestion: {question}\n\nAnswer:');
    check('span', 'Extract the order number from the message.\n\n{message}');
  });

  it('is open where something is written, explained, listed or coded', () => {
    check('summary', 'Summarize the article.\n\n{article}');
    check('translation', 'Translate the text to French:\n\n{text}');
    check('code', 'Write a Python function that sorts a list.');
    check('json', 'Return a JSON object with the keys name and age.\n\n{text}');
    check('list', 'List the rivers of France.');
    check('text', 'Is it right to eat meat? Explain both sides.');
    check('text', 'How do I center a div?');
    check('list', 'Write a few questions for an interview with a baker.');
    check('text', 'Create an overview of pricing as a table, with a number between 1 and 100 for each.');
    check('sentence', 'Answer this question as a full sentence: {question}');
  });
});

describe('the shape of an answer to a template', () => {
  it('is what worked examples show', () => {
    check(
      'label',
      'Input: cold food\nOutput: negative\n\nInput: warm welcome\nOutput: positive\n\nInput: {review}\nOutput:',
    );
    check('span', 'Text: Maria lives in Lisbon.\nCity: Lisbon\n\nText: {text}\nCity:');
    check('number', 'Review: fine\nLabel: 1\n\nReview: bad\nLabel: 0\n\nReview: {review}\nLabel:');
    check('text', 'Mail: hi\nReply: Thank you very much for the letter that you wrote to us.\nMail: {mail}\nReply:');
  });

  it('is told by slots that name labels and by questions about the input, not by the names of holes', () => {
    check('label', '{post}\nOutput (hate / not hate):');
    check('label', 'Route the message to billing, shipping or returns. Message: {message}');
    check('boolean', '{review}\n\nDo you recommend it?');
    check('label', 'Was the following written by a student, a teacher or a parent? {essay}');
    check('sentence', 'Give this blog post a title: {post}');
    check('sentence', 'What is this article about? Answer in one short sentence.\n{article}');
    check('rewrite', 'Correct the text. Return the corrected text and nothing else.\n{text}');
  });

  it('is told by questions in short, where the prompt brings the text that they are about', () => {
    check('boolean', '{first}\n{second}\nWritten by the same author?');
    check('boolean', 'I read this review today: {review} Should I watch the movie?');
    check('label', '{comment}\n\nHateful, offensive or neither?');
    check('label', 'Pick the field: biology, physics, economics.\n{abstract}');
    check('span', '{document}\nIn which year did this happen?');
    check('span', 'What is the deadline in this email? {email}');
    check('unknown', 'Shall we have tea?');
  });

  it('is a label where a statement about the text is left open, not where it announces a text', () => {
    check('label', '{report}\nGiven these figures, the outlook for the company is');
    check('unknown', '{review}\nThis deal could be considered because of:');
    check('summary', '{article}\nA summary of the article is');
  });

  it('takes no question of another kind for one of yes or no', () => {
    check('unknown', 'The answer to "{question}" is in "{text}". Can you tell me what it is?');
    check('label', 'In this task, you are given a sentence. Classify it as fact or opinion.');
    check('unknown', 'What key details about {name} can be extracted from the text?\n\n{text}');
    check('sentence', 'Given a passage, generate a yes/no question about it.\n\n{passage}');
    check('span', 'Give me a possible correct answer to the question "{question}"');
  });
});

describe('the shape of an answer where little tells', () => {
  it('is no label where reasons are asked for as well, or labels are the topic', () => {
    check('text', 'Why is this review positive? Discuss its tone.');
    check('text', 'Write a true or false quiz about space.');
    check('unknown', 'Should I buy or rent a house?');
  });

  it('is unknown where nothing tells, and in other languages', () => {
    check('unknown', 'Hello.');
    check('unknown', 'Clasifica el texto en una de las categorías: positivo o negativo.');
  });

  it('is decided by a schema, in every language', () => {
    check('label', 'Clasifica el texto.', '{"type":"string","enum":["a","b"]}');
    check('json', 'Answer yes or no.', '{"type":"object","properties":{"a":{"type":"string"},"b":{"type":"boolean"}}}');
  });

  it('comes with the words that it rests on', () => {
    const prompt = 'Here is {text}. Determine whether it is spam.';
    const [evidence] = shapeOf(readPrompt({ id: 'one', prompt })).evidence;
    assert.equal(evidence?.rule, 'asks-whether');
    assert.equal(prompt.slice(evidence?.span?.start, evidence?.span?.end), 'Determine whether');
  });
});
