/** Row and column, from 0. */
export type Place = readonly [row: number, column: number];

interface Edge {
  readonly place: Place;
  readonly to: number;
  readonly id: number;
}

/**
 * The cells kept back that the sums of rows and columns determine: the bridges of the graph that has a node for each row and
 * column and an edge for each cell kept back (Tarjan's low points).
 */
export function aloneCells(kept: readonly (readonly boolean[])[]): Place[] {
  const rows = kept.length;
  const nodes = rows + (kept[0]?.length ?? 0);
  const edges: Edge[][] = Array.from({ length: nodes }, () => []);
  let id = 0;
  kept.forEach((row, r) =>
    row.forEach((isKept, c) => {
      if (!isKept) return;
      edges[r]?.push({ place: [r, c], to: rows + c, id });
      edges[rows + c]?.push({ place: [r, c], to: r, id });
      id += 1;
    }),
  );
  const order: number[] = Array.from({ length: nodes }, () => -1);
  const low: number[] = Array.from({ length: nodes }, () => -1);
  const bridges: Place[] = [];
  let time = 0;
  const visit = (node: number, through: number): void => {
    order[node] = low[node] = time;
    time += 1;
    for (const { place, to, id: edge } of edges[node] ?? []) {
      if (edge === through) continue;
      if ((order[to] ?? -1) >= 0) low[node] = Math.min(low[node] ?? 0, order[to] ?? 0);
      else {
        visit(to, edge);
        low[node] = Math.min(low[node] ?? 0, low[to] ?? 0);
        if ((low[to] ?? 0) > (order[node] ?? 0)) bridges.push(place);
      }
    }
  };
  for (let node = 0; node < nodes; node += 1) if ((order[node] ?? -1) < 0) visit(node, -1);
  return bridges;
}
