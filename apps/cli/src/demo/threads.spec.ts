import { describe, expect, it } from '@jest/globals';
import { readThreads } from './threads.js';

describe('the notation of conversations', () => {
  it('nests answers by their indentation and reads alignment, language, key and day', () => {
    const threads = readThreads(
      '\n@trees\nA B + One\n  C = [es] [#two] [-3] Dos - tres\n    D - Three\n  E + Four\n\n@cars\nF + Five\n',
    );
    expect([...threads.keys()]).toEqual(['trees', 'cars']);
    const [one] = threads.get('trees') ?? [];
    expect(one).toMatchObject({
      by: 'A B',
      alignment: 'for',
      body: 'One',
      lang: 'en',
      key: null,
      notBefore: null,
    });
    expect(one?.replies.map((reply) => reply.by)).toEqual(['C', 'E']);
    expect(one?.replies[0]).toMatchObject({ lang: 'es', key: 'two', notBefore: -3, body: 'Dos - tres' });
    expect(one?.replies[0]?.replies[0]).toMatchObject({ by: 'D', alignment: 'against' });
  });

  it('refuses a line that answers nothing', () => {
    expect(() => readThreads('@trees\n  A + One')).toThrow('line 2');
    expect(() => readThreads('@trees\nno sign here')).toThrow('line 2');
  });
});
