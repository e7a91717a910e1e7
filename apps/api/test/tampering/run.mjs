import { secondOpinions } from './second-verifier.mjs';
import { tamperings } from './tamperings.mjs';

/** `node run.mjs tamperings|opinions COUNT SEED`: runs it on the built libraries and prints the outcome as JSON. */
const [kind, count, seed] = process.argv.slice(2);
const work = kind === 'tamperings' ? tamperings : secondOpinions;
console.log(JSON.stringify(await work({ count: Number(count), seed: Number(seed) })));
