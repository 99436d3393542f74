export const SYSTEM = 'You write product texts.';

export default function titlePrompt(product: string) {
  return `Write a title for ${product}.`;
}

export const bodyPrompt = (product: string, tone = 'friendly') => `Write a ${tone} text about ${product}.`;
