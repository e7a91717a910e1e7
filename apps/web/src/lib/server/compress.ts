import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const smallest = 1024;
/** Below it answers grow by a tenth for no time won; above it they take many times as long. */
const options = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

/** A page, made small for the way. Pages carry no secret that a stranger could guess by its compressed length. */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const accepted = request.headers.get('accept-encoding') ?? '';
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined;
  const page = response.headers.get('content-type')?.startsWith('text/html');
  if (!page || !encoding || request.method === 'HEAD' || response.headers.has('content-encoding'))
    return response;
  const whole = Buffer.from(await response.arrayBuffer());
  const { status, headers } = response;
  if (whole.length < smallest) return new Response(whole, { status, headers });
  const body = encoding === 'br' ? await brotli(whole, options) : await zip(whole);
  const said = new Headers(headers);
  said.set('content-encoding', encoding);
  said.append('vary', 'accept-encoding');
  said.delete('content-length');
  return new Response(new Uint8Array(body), { status, headers: said });
}
