/**
 * How many answers of each conversation a page shows: all of short ones, and as many of long ones as then fit, shared
 * evenly. So a page stays light also where twenty long conversations meet.
 * @param lengths answers of each conversation
 * @param most answers on the page
 */
export function replyShares(lengths: readonly number[], most: number): number[] {
  const shares = lengths.map(() => 0);
  let left = most;
  const shortestFirst = [...lengths.keys()].sort((a, b) => (lengths[a] ?? 0) - (lengths[b] ?? 0) || a - b);
  shortestFirst.forEach((index, place) => {
    const share = Math.min(lengths[index] ?? 0, Math.ceil(left / (shortestFirst.length - place)));
    shares[index] = share;
    left -= share;
  });
  return shares;
}
