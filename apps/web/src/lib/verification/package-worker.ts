import { checkPackage, type HeldTexts } from './package-check.js';

interface Task {
  zip: Uint8Array;
  held: HeldTexts;
}

// A count of a hundred thousand ballots takes seconds: the page stays alive meanwhile.
addEventListener('message', (event: MessageEvent<Task>) => {
  void checkPackage(event.data.zip, event.data.held).then((answer) => postMessage(answer));
});
