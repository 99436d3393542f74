/** Route planning for a cycling club: Gemini through @google/genai. */
import { type Chat, GoogleGenAI, Type } from '@google/genai';

const ai = new GoogleGenAI({ apiKey: process.env.GEMINI_API_KEY });
const vertex = new GoogleGenAI({ vertexai: true, project: 'cycling', location: 'europe-west1' });

export async function plan(start: string, end: string): Promise<string | undefined> {
  const response = await ai.models.generateContent({
    model: 'gemini-2.5-flash',
    contents: `Plan a ride from ${start} to ${end}.`,
    config: {
      systemInstruction: 'You plan quiet routes.',
      maxOutputTokens: 600,
      temperature: 0.3,
      responseMimeType: 'application/json',
      responseSchema: { type: Type.OBJECT, properties: { stops: { type: Type.STRING } } },
      thinkingConfig: { thinkingBudget: 0 },
    },
  });
  return response.text;
}

export async function* describe(segment: string) {
  const config = { maxOutputTokens: 200 };
  const stream = await vertex.models.generateContentStream({
    model: 'gemini-2.5-pro',
    contents: [{ role: 'user', parts: [{ text: 'Describe the segment.' }, { text: segment }] }],
    config,
  });
  for await (const chunk of stream) yield chunk.text;
}

class Guide {
  private readonly chat: Chat;

  constructor(private readonly gemini: GoogleGenAI) {
    this.chat = this.gemini.chats.create({
      model: 'gemini-2.0-flash',
      config: { systemInstruction: 'You ride along.', maxOutputTokens: 150 },
    });
  }

  async ask(message: string) {
    await this.chat.sendMessage({ message });
    return this.chat.sendMessageStream({ message: 'And then?' });
  }
}

export async function assets(text: string) {
  await ai.models.embedContent({ model: 'gemini-embedding-001', contents: text });
  await ai.models.generateImages({ model: 'imagen-4.0-generate-001', prompt: 'a bike', config: { numberOfImages: 1 } });
  await ai.interactions.create({ model: 'gemini-3-flash-preview', input: text, generation_config: { max_output_tokens: 90 } });
  await ai.live.connect({ model: 'gemini-live-2.5-flash-preview', callbacks: { onmessage: () => undefined } });
}

export async function silent(text: string, map: { generateContent(text: string): void }) {
  await ai.models.countTokens({ model: 'gemini-2.5-flash', contents: text });
  await ai.files.upload({ file: 'route.gpx' });
  map.generateContent(text);
  return new Guide(ai);
}
