import { NAME, PROMPT, SELF_AGAIN, ask } from './a';
import * as all from './index';

export const MODEL = NAME;
export const LIMIT = 64;
export const SELF = SELF_AGAIN;
export const describe = () => `Describe this: ${all.PROMPT}`;

ask('From b.');
all.ask(`Again from b: ${PROMPT}`);
