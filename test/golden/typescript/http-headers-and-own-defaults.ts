import OpenAI from 'openai';
export async function go(baseUrl: string, key: string, body: Record<string, unknown>) {
  return fetch(`${baseUrl}/v1/messages`, { method: "POST",
    headers: { "x-api-key": key, "anthropic-version": "2023-06-01" }, body: JSON.stringify(body) });
}
class D {
  private model = "dall-e-3";
  client = new OpenAI();
  constructor(fields?: { model?: string; modelName?: string }) {
    this.model = fields?.model ?? fields?.modelName ?? this.model;
  }
  run() { return this.client.images.generate({ model: this.model, prompt: 'x' }); }
}
