import { Body, Controller, Post } from '@nestjs/common';
import { ReviewsService } from './reviews.service';

@Controller('reviews')
export class ReviewsController {
  constructor(private readonly reviews: ReviewsService) {}

  @Post()
  create(@Body() body: { text: string }) {
    return this.reviews.summarize(body.text);
  }
}
