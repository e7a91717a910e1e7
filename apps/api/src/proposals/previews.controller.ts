import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { Preview } from '@openhall/contracts/proposals';
import { Allow } from '../common/access.js';
import { safeHtml } from '../common/markdown.js';
import { PreviewRequestDto } from './dto/preview-request.dto.js';

@Controller('previews')
export class PreviewsController {
  /** Markdown as it will be shown. */
  @Post()
  @Allow('signed_in')
  @HttpCode(200)
  preview(@Body() { text }: PreviewRequestDto): Preview {
    return { html: safeHtml(text) };
  }
}
