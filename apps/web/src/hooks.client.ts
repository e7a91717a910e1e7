import type { HandleClientError } from '@sveltejs/kit';
import { baseLocale, isLocale, resolveLocaleWith } from '@openhall/messages/catalogue';

const { lang } = document.documentElement;
resolveLocaleWith(() => (isLocale(lang) ? lang : baseLocale));

export const handleError: HandleClientError = ({ message, status }) => ({
  message,
  code: navigator.onLine ? (status === 404 ? 'not_found' : 'server_error') : 'offline',
});
