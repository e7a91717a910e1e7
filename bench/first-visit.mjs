import { chromium } from 'playwright-core';

/** Script that a page loads by itself a while after it has come, as for its live connection, belongs to the visit. */
const settledMs = 1_500;

/**
 * Bytes that browsers with empty caches fetch for each of the addresses, headers and all: `{total, document, script, style,
 * font, other}`, in the order of the addresses.
 */
export async function firstVisits(executablePath, addresses) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const visits = [];
    for (const address of addresses) visits.push(await firstVisit(browser, address));
    return visits;
  } finally {
    await browser.close();
  }
}

const kinds = { Document: 'document', Script: 'script', Stylesheet: 'style', Font: 'font' };

async function firstVisit(browser, address) {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const types = new Map();
  const bytes = { total: 0, document: 0, script: 0, style: 0, font: 0, other: 0 };
  network.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.total += encodedDataLength;
    bytes[kinds[types.get(requestId)] ?? 'other'] += encodedDataLength;
  });
  const answer = await page.goto(address, { waitUntil: 'load' });
  if (!answer.ok()) throw new Error(`${address} was answered ${answer.status()}`);
  await page.waitForTimeout(settledMs);
  await context.close();
  return bytes;
}
