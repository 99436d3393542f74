export const REVIEW_PROMPT = 'You review products. Answer with JSON.';
export const systemFor = (shop: string) => `You work for ${shop}. Never promise refunds.`;
