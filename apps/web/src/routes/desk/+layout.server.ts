import type { LayoutServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';

export const load: LayoutServerLoad = (event) => ({ me: requireRole(event, 'moderator') });
