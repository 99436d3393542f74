import { Injectable } from '@nestjs/common';
import { LlmService } from './llm.service';
import type { Completer } from './types';

@Injectable()
export class ReviewsService {
  constructor(
    private readonly llm: LlmService,
    private readonly completer: Completer,
  ) {}

  async summarize(review: string) {
    return this.llm.complete(`Summarize this review: ${review}`, 120);
  }

  async answer(review: string) {
    await this.completer.complete('Only an interface is known here.');
    return this.llm.configured('Thank the reviewer.');
  }
}
