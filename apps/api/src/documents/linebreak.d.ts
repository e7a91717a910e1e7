declare module 'linebreak' {
  /** Where lines may break (UAX 14); `position` is that after the break. */
  class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
  export = LineBreaker;
}
