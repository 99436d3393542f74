export const CHEAP = 'gpt-4o-mini';
export const STRONG = 'gpt-4.1';
