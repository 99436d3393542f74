/** Support tickets on LangChain. */
import { ChatAnthropic } from '@langchain/anthropic';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { RunnablePassthrough, RunnableSequence } from '@langchain/core/runnables';
import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { StateGraph } from '@langchain/langgraph';
import { createReactAgent } from '@langchain/langgraph/prebuilt';
import { ChatOllama } from '@langchain/ollama';
import { AzureChatOpenAI, ChatOpenAI, OpenAIEmbeddings } from '@langchain/openai';
import { AgentExecutor, createToolCallingAgent } from 'langchain/agents';
import { ConversationChain } from 'langchain/chains';
import { createAgent } from 'langchain';
import { initChatModel } from 'langchain/chat_models/universal';
import { retriever, searchTool, z } from './desk';

const model = new ChatOpenAI({ model: 'gpt-4o-mini', temperature: 0, maxTokens: 300 });
const claude = new ChatAnthropic({ modelName: 'claude-sonnet-4-5', maxTokens: 1024 });
const gemini = new ChatGoogleGenerativeAI({ model: 'gemini-2.5-flash', maxOutputTokens: 512 });
const local = new ChatOllama({ model: 'llama3.2', numPredict: 128 });
const prompt = ChatPromptTemplate.fromMessages([
  ['system', 'You answer tickets about {product}.'],
  ['human', '{question}'],
]);

export async function direct(question: string) {
  await model.invoke([new SystemMessage('Be short.'), new HumanMessage(question)]);
  await model.stream(question);
  await local.batch([question]);
  await claude.withStructuredOutput(z.object({ priority: z.string() })).invoke(question);
  return gemini.bindTools([searchTool]).invoke(question);
}

export async function chains(question: string) {
  const chain = prompt.pipe(model).pipe(new StringOutputParser());
  await chain.invoke({ product: 'lamps', question });
  const sequence = RunnableSequence.from([
    { context: retriever, question: new RunnablePassthrough() },
    prompt,
    claude,
    new StringOutputParser(),
  ]);
  for await (const piece of await sequence.stream(question)) console.log(piece);
  const talk = new ConversationChain({ llm: model });
  await talk.call({ input: question });
  const found = await retriever.invoke(question);
  return prompt.invoke({ product: found, question });
}

export async function agents(question: string, history: object[]) {
  const steps = createToolCallingAgent({ llm: model, tools: [searchTool], prompt });
  const executor = new AgentExecutor({ agent: steps, tools: [searchTool], maxIterations: 5 });
  await executor.invoke({ input: question });
  const react = createReactAgent({ llm: claude, tools: [searchTool], prompt: 'You are the help desk.' });
  await react.streamEvents({ messages: [{ role: 'user', content: question }] }, { version: 'v2' });
  const parrot = createReactAgent({ llm: claude, tools: [], messageModifier: new SystemMessage('You are a parrot.') });
  await parrot.invoke({ messages: history });
  await claude.invoke([{ type: 'system', content: 'You are terse.' }, { type: 'human', content: question }]);
  const agent = createAgent({ model: 'openai:gpt-5-mini', tools: [], systemPrompt: 'Refund or explain.' });
  return agent.invoke({ messages: [{ role: 'user', content: question }] });
}

export async function others(llm: BaseChatModel, question: string) {
  await llm.invoke(question);
  const azure = new AzureChatOpenAI({ azureOpenAIApiDeploymentName: 'desk-gpt' });
  await azure.invoke(question);
  const router = new ChatOpenAI({
    model: 'deepseek/deepseek-chat',
    configuration: { baseURL: 'https://openrouter.ai/api/v1' },
  });
  await router.invoke(question);
  const chosen = await initChatModel('anthropic:claude-haiku-4-5', { maxTokens: 200 });
  await chosen.invoke(question);
  const either = question.length > 400 ? model : claude;
  await either.invoke(question);
  const embeddings = new OpenAIEmbeddings({ model: 'text-embedding-3-small' });
  return embeddings.embedQuery(question);
}

export const graph = new StateGraph({}).compile();
export const runGraph = (question: string) => graph.invoke({ question });
