/** Bedtime stories on the earlier Gemini SDKs. */
const { GoogleGenerativeAI } = require('@google/generative-ai');
const { VertexAI } = require('@google-cloud/vertexai');

const genAI = new GoogleGenerativeAI(process.env.GEMINI_API_KEY);
const model = genAI.getGenerativeModel({
  model: 'gemini-1.5-flash',
  systemInstruction: 'You tell bedtime stories.',
  generationConfig: { maxOutputTokens: 800 },
});
const brief = genAI.getGenerativeModel({ model: 'gemini-1.5-pro' }, { apiVersion: 'v1beta' });
const vertexModel = new VertexAI({ project: 'stories' }).getGenerativeModel({ model: 'gemini-2.0-flash' });

async function tell(hero) {
  const result = await model.generateContent(`Tell a story about ${hero}.`);
  return result.response.text();
}

async function retell(hero) {
  await brief.generateContent(hero);
  await brief.generateContent({
    contents: [{ role: 'user', parts: [{ text: `Shorter, about ${hero}` }] }],
    generationConfig: { maxOutputTokens: 120 },
  });
  await vertexModel.generateContentStream({ contents: [{ role: 'user', parts: [{ text: hero }] }] });
}

async function talk(message) {
  const chat = brief.startChat({ history: [], generationConfig: { maxOutputTokens: 90 } });
  await chat.sendMessage(message);
  const unlimited = brief.startChat();
  return unlimited.sendMessageStream('Go on.');
}

async function embed(text) {
  return genAI.getGenerativeModel({ model: 'text-embedding-004' }).embedContent(text);
}

async function silent(slack, text) {
  await slack.chat.sendMessage(text);
  return model.countTokens(text);
}

module.exports = { tell, retell, talk, embed, silent };
