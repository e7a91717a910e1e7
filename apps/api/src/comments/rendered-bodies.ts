import { Injectable } from '@nestjs/common';
import { safeHtml } from '../common/markdown.js';

const mostKept = 5_000;

/**
 * Comments as safe HTML. Rendering is most of the work of a page with hundreds of comments, and the same page is read
 * over and over, so the newest few thousand are kept. A version of a comment never changes its text.
 */
@Injectable()
export class RenderedBodies {
  private readonly kept = new Map<string, string>();

  html(comment: { id: string; version: number; body: string }): string {
    const key = `${comment.id}/${comment.version}`;
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const html = safeHtml(comment.body);
    if (this.kept.size >= mostKept) this.kept.delete(this.kept.keys().next().value ?? '');
    this.kept.set(key, html);
    return html;
  }

  /** Forgets what a comment said, in every version. */
  forget(id: string, versions: number): void {
    for (let version = 1; version <= versions; version += 1) this.kept.delete(`${id}/${version}`);
  }
}
