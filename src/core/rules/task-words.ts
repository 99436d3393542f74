/** How tasks and answers are called in messages. */
import type { Advice, OutputShape, TaskKind } from '../advice/advice.ts';

/** `Classification with a label as answer`: what a prompt asks for, at the beginning of a sentence. */
export function taskAndAnswer({ task, shape }: Advice): string {
  const name = taskNames[task.kind];
  const answer = answerName(shape);
  return answer === null || answer === name.toLowerCase() ? name : `${name} with ${answer} as answer`;
}

/** `a label`; null where the answer is open. */
export function answerName({ kind }: OutputShape): string | null {
  return answerNames[kind] ?? null;
}

const taskNames: Readonly<Record<TaskKind, string>> = {
  classification: 'Classification',
  extraction: 'Extraction',
  summarisation: 'A summary',
  rewrite: 'A rewrite',
  translation: 'A translation',
  'question-answering': 'A question',
  generation: 'Generation',
  reasoning: 'Reasoning',
  maths: 'Maths',
  code: 'Code',
  agent: 'An agent',
  several: 'Several tasks',
  unknown: 'This prompt',
};

const answerNames: Readonly<Partial<Record<OutputShape['kind'], string>>> = {
  label: 'a label',
  boolean: 'yes or no',
  number: 'a number',
  span: 'a short passage',
  json: 'a small JSON object',
  list: 'a list',
  sentence: 'a sentence',
  summary: 'a summary',
};
