import { GoogleGenAI } from '@google/genai';

const ai = new GoogleGenAI({});

export const going = (text: string) => ai.models.generateContent({ model: 'gemini-2.5-pro', contents: text });
