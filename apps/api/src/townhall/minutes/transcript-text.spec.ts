import { describe, expect, it } from '@jest/globals';
import { transcriptSegments } from './transcript-text.js';

const lineOf = (text: string): unknown => {
  try {
    return transcriptSegments(text);
  } catch (error) {
    return (error as { extra: { params: { line: number } } }).extra.params.line;
  }
};

describe('reading a transcript', () => {
  it('takes the cues of WebVTT with their voices, without notes and marks', () => {
    const text =
      'WEBVTT - a hall\r\n\r\nNOTE nothing\r\n\r\none\r\n00:01.500 --> 00:04.000 align:start\r\n<v.loud Ana Ruiz>Hello &amp; <i>welcome</i>\r\nto all</v>\r\n\r\n01:00:00.000 --> 01:00:02.25\r\nBye\r\n';
    expect(transcriptSegments(text)).toEqual([
      { startMs: 1_500, endMs: 4_000, speaker: 'Ana Ruiz', text: 'Hello & welcome to all' },
      { startMs: 3_600_000, endMs: 3_602_250, speaker: null, text: 'Bye' },
    ]);
  });

  it('takes a plain table, with or without speakers, in seconds or on the clock', () => {
    expect(transcriptSegments('0\t9,5\tGood evening\n1:02:03\t1:02:04\tAna\tYes\n')).toEqual([
      { startMs: 0, endMs: 9_500, speaker: null, text: 'Good evening' },
      { startMs: 3_723_000, endMs: 3_724_000, speaker: 'Ana', text: 'Yes' },
    ]);
  });

  it('follows a head: exact times and corrected words before raw ones', () => {
    const text =
      'See elsewhere\t\t\t\t\t\t\n\tSpeaker\tStart time (seconds)\tEnd time (seconds)\tRaw transcription\tCorrected transcription\tStart time (ms after)\tEnd time (ms after)\n' +
      '\tMayor\t0\t9\tgud evening\tGood evening\t10\t9360\n\t\t9\t10\tyes\t\t9400\t10000\n';
    expect(transcriptSegments(text)).toEqual([
      { startMs: 10, endMs: 9_360, speaker: 'Mayor', text: 'Good evening' },
      { startMs: 9_400, endMs: 10_000, speaker: null, text: 'yes' },
    ]);
  });

  it('names the line that it can not read', () => {
    expect(lineOf('')).toBe(1);
    expect(lineOf('0\t1\ta\nzero\t2\tb')).toBe(2);
    expect(lineOf('0\t1\ta\n5\t2\tb')).toBe(2);
    expect(lineOf('WEBVTT\n\n00:00.000 --> later\nx')).toBe(3);
    expect(lineOf('WEBVTT\n\nid\n\n')).toBe(3);
    expect(lineOf('just some words')).toBe(1);
  });
});
