import QRCode from 'qrcode';

/** A QR code as one path of unit squares. */
export interface QrDrawing {
  /** Edge of the square in units, the quiet zone with it. */
  size: number;
  path: string;
}

/** Draws a text as a QR code with the quiet zone of four that scanners want. */
export function drawQr(text: string): QrDrawing {
  const { size, data } = QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  const quiet = 4;
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!data[row * size + column]) continue;
      const start = column;
      while (column < size && data[row * size + column]) column += 1;
      path += `M${start + quiet} ${row + quiet}h${column - start}v1h-${column - start}z`;
    }
  }
  return { size: size + 2 * quiet, path };
}
