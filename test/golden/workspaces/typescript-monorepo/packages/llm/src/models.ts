export const models = { fast: 'gpt-4o-mini', smart: 'gpt-4.1' } as const;
