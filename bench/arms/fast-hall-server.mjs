import { hurry } from './fast-clock.mjs';

/** The product at a clock that runs faster: `CLOCK_SPEED` says how much. */
await import('./hall-server.mjs');
hurry();
