/** Stands for Vite's own helper, which preloads scripts too: loads a module, and before it the styles that it needs. */
export async function __vitePreload(
  load: () => Promise<unknown>,
  needs: readonly string[] = [],
  from?: string,
): Promise<unknown> {
  const present = new Set([...document.querySelectorAll('link')].map(({ href }) => href));
  const styles = needs.map((address) => new URL(address, from ?? location.href).href);
  await Promise.all(
    styles
      .filter((address) => address.endsWith('.css') && !present.has(address))
      .map(
        (href) =>
          new Promise((done) => {
            const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
            link.onload = link.onerror = done;
            document.head.append(link);
          }),
      ),
  );
  return load();
}
