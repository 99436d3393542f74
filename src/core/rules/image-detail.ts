import { isRequest } from '../analysis.ts';
import { evidenceAt } from './places.ts';
import { nothing, type Rule } from './rule.ts';
import { answerName } from './task-words.ts';

/** Answers that a look at the whole picture suffices for. */
const coarseAnswers: ReadonlySet<string> = new Set(['label', 'boolean']);

/** Images at high detail, where the answer is a label or yes or no. */
export const imageDetail: Rule = {
  code: 'image-detail',
  topic: 'task',
  check(subject) {
    const { call, file } = subject;
    if (!isRequest(subject)) return nothing;
    const image = call.segments.find(({ pieces }) =>
      pieces.some((piece) => piece.kind === 'attachment' && piece.media === 'image' && piece.detail === 'high'),
    );
    const advice = image === undefined ? null : subject.advice();
    if (image === undefined || advice === null || !coarseAnswers.has(advice.shape.kind)) return nothing;
    return [
      {
        message: `An image at high detail for ${answerName(advice.shape)} as answer: it is billed by its tiles, at low detail by a flat 85 tokens on most models. Try low and measure.`,
        at: image.range,
        evidence: [evidenceAt(file, 'detail: high', image.range)],
      },
    ];
  },
};
