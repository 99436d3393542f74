export const SYSTEM = 'You sell bicycles.';
export const describe = (bike: string) => `Describe the bicycle ${bike} in two sentences.`;
