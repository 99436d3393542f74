/** Meter readings on watsonx.ai. */
import { WatsonXAI } from '@ibm-cloud/watsonx-ai';

const service = WatsonXAI.newInstance({ version: '2024-05-31', serviceUrl: 'https://us-south.ml.cloud.ibm.com' });

export async function readMeter(report: string) {
  await service.textChat({ modelId: 'ibm/granite-3-8b-instruct', projectId: 'p', messages: [{ role: 'user', content: report }], maxTokens: 50 });
  await service.generateText({ modelId: 'meta-llama/llama-3-3-70b-instruct', input: report, parameters: { max_new_tokens: 40 } });
  await service.embedText({ modelId: 'ibm/slate-30m-english-rtrvr', inputs: [report] });
  return service.listFoundationModelSpecs({});
}
