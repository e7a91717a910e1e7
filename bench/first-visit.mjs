import { chromium } from 'playwright-core';

/** Bytes that a browser with an empty cache fetches for a page, headers and all: `{total, script}`. */
export async function firstVisit(executablePath, address) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const network = await page.context().newCDPSession(page);
    await network.send('Network.enable');
    const types = new Map();
    const bytes = { total: 0, script: 0 };
    network.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      bytes.total += encodedDataLength;
      if (types.get(requestId) === 'Script') bytes.script += encodedDataLength;
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    return bytes;
  } finally {
    await browser.close();
  }
}
