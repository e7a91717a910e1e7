import type { ConsultationTemplate } from '@openhall/contracts/consultations';
import { blank } from './blank.js';
import { budget } from './budget.js';
import { ideas } from './ideas.js';
import { plan } from './plan.js';
import type { Template } from './template.js';

/** What an officer can start a consultation from. */
export const templates: Readonly<Record<ConsultationTemplate, Template>> = { blank, ideas, plan, budget };
