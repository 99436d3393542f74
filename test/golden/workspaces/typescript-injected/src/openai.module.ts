import { Module } from '@nestjs/common';
import OpenAI from 'openai';
import { LlmService } from './llm.service';

@Module({
  providers: [{ provide: OpenAI, useFactory: () => new OpenAI({ maxRetries: 0 }) }, LlmService],
  exports: [LlmService],
})
export class OpenAiModule {}
