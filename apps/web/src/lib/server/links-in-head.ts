/** `<../_app/a.js>; rel="modulepreload"; nopush` as an element. */
function element(link: string): string {
  const [, address = '', rest = ''] = /^<([^>]*)>;(.*)$/s.exec(link.trim()) ?? [];
  const attributes = rest.replaceAll(';', ' ').replace(/\bnopush\b/, '');
  return address ? `<link href="${address}"${attributes}>` : '';
}

/**
 * Moves what a page says that it will need from its `link` header into its head: a header travels uncompressed. Styles stand
 * there already.
 */
export async function linksInHead(response: Response): Promise<Response> {
  const links = response.headers.get('link');
  if (!links || !response.headers.get('content-type')?.startsWith('text/html')) return response;
  const elements = links
    .split(/,\s*(?=<)/)
    .filter((link) => !link.includes('as="style"'))
    .map(element);
  const html = await response.text();
  const headers = new Headers(response.headers);
  headers.delete('link');
  headers.delete('content-length');
  const { status } = response;
  return new Response(
    html.replace('</head>', () => `${elements.join('')}</head>`),
    { status, headers },
  );
}
