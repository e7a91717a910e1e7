import { error, type RequestEvent } from '@sveltejs/kit';

const megabyte = 1_048_576;
/** A transcript of a town hall is the largest file that most forms send. */
const usual = 3 * megabyte;
/** The register of a town: 20 MB, and what a form puts around a file. */
const register = 21 * megabyte;

/**
 * Ends what is sent to a page where it is larger than that page has any use for. The server lets the largest through, so
 * each page is limited here; what only officers may send is large for officers alone.
 */
export function limitBody(event: RequestEvent, role: string | undefined): void {
  const { request, url } = event;
  if (!request.body) return;
  const mayUpload = role === 'officer' || role === 'administrator';
  const most = url.pathname === '/desk/register' && mayUpload ? register : usual;
  const declared = Number(request.headers.get('content-length') ?? 0);
  let read = 0;
  const counted = new TransformStream<Uint8Array, Uint8Array>({
    start: (controller) => (declared > most ? controller.error(tooLarge()) : undefined),
    transform: (chunk, controller) => {
      read += chunk.byteLength;
      if (read > most) controller.error(tooLarge());
      else controller.enqueue(chunk);
    },
  });
  // To cancel what comes would take the connection away, and the answer with it.
  const body = request.body.pipeThrough(counted, { preventCancel: true });
  event.request = new Request(request, { body, duplex: 'half' } as RequestInit);
}

/** What SvelteKit would throw, so that pages show it as they show any other. */
function tooLarge(): unknown {
  try {
    error(413, { message: 'Payload Too Large', code: 'body_too_large' });
  } catch (thrown) {
    return thrown;
  }
}
