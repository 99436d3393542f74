import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });

const config = {
  systemInstruction: 'You translate customer messages. Keep names, order numbers and sums as they are. Answer with the translation only.',
  temperature: 0,
  maxOutputTokens: 800,
};

/** Translates a message into English for the agent, or a reply into the customer's language. */
export async function translate(text: string, language: string): Promise<string> {
  const response = await ai.models.generateContent({
    model: 'gemini-3.8-flash',
    contents: `Translate into ${language}:\n\n${text}`,
    config,
  });
  return response.text ?? '';
}

/** Translates every message of a conversation, one after the other, to stay within the rate limit. */
export async function translateAll(texts: readonly string[], language: string): Promise<string[]> {
  const translations: string[] = [];
  for (const text of texts) {
    translations.push(await translate(text, language));
  }
  return translations;
}

/** Says in a few words what a customer's photograph shows, so that agents can search for it. */
export async function describePhoto(jpegBase64: string): Promise<string> {
  const response = await ai.models.generateContent({
    model: 'gemini-3.5-flash-lite',
    contents: [
      { inlineData: { mimeType: 'image/jpeg', data: jpegBase64 } },
      { text: 'Which piece of furniture is this, and which damage can be seen? At most 20 words.' },
    ],
    config: { maxOutputTokens: 60 },
  });
  return response.text ?? '';
}
