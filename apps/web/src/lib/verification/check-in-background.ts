import type { HeldTexts, PackageAnswer } from './package-check.js';

/** Checks a package beside the page. The code for it is loaded at the first call. */
export function checkInBackground(zip: Uint8Array, held: HeldTexts): Promise<PackageAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./package-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<PackageAnswer>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message));
    });
    worker.postMessage({ zip, held });
  });
}
