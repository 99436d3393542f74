import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import OpenAI from 'openai';
import { getChatModel, graph, toolNode } from './models';

interface Options {
  getChatModel?: () => Promise<BaseChatModel | null>;
}

export class Expander {
  constructor(private readonly options: Options) {}

  async expand(query: string) {
    const model = await this.options.getChatModel?.();
    return model?.invoke(`Write three other forms of this search: ${query}`);
  }

  private current(): BaseChatModel {
    return this.cache.get('current');
  }

  async again(query: string) {
    return this.current().stream([{ role: 'user', content: query }]);
  }
}

export async function summarise(chatModel, text: string) {
  const chain = ChatPromptTemplate.fromTemplate('Summarise: {text}').pipe(chatModel).pipe(new StringOutputParser());
  await chain.invoke({ text });
  const reader = await (await getChatModel({ fast: true })).stream(text);
  return { reader, again: await chatModel.withStructuredOutput({}).invoke(text) };
}

// Other objects of the same files, with methods of the same names.
export async function others(ipc, query: string) {
  await graph.invoke({ query });
  await toolNode.invoke(query);
  await ipc.invoke('model', query);
  return getChatModel();
}

// What is called model here is the id of one.
export class Direct {
  private readonly client = new OpenAI();

  constructor(private readonly model: string) {}

  ask(text: string) {
    return this.client.chat.completions.create({ model: this.model, messages: [{ role: 'user', content: text }] });
  }
}
