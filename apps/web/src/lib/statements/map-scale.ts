import type { OpinionMap } from '@openhall/contracts/statements';

/** Units of the picture. */
export const picture = { width: 640, height: 440, edge: 56 } as const;

const smallest = 7;
const largest = 30;

/** Where places of the map lie in the picture. Both ways are drawn to one scale, so that distances are true. */
export interface MapScale {
  x(value: number): number;
  y(value: number): number;
  /** Radius of the shape of so many people: its area grows with them. */
  radius(people: number): number;
}

/** A scale that has room for every shape, and for the reader. */
export function scaleOf({ groups, own }: Pick<OpinionMap, 'groups' | 'own'>): MapScale {
  const knots = groups.flatMap((group) => group.knots);
  const xs = [...knots.map(({ x }) => x), ...(own ? [own.x] : [])];
  const ys = [...knots.map(({ y }) => y), ...(own ? [own.y] : [])];
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [bottom, top] = [Math.min(...ys), Math.max(...ys)];
  const room = { x: picture.width - 2 * picture.edge, y: picture.height - 2 * picture.edge };
  const unit = Math.min(room.x / Math.max(right - left, 1e-9), room.y / Math.max(top - bottom, 1e-9), 400);
  const most = Math.max(1, ...knots.map(({ people }) => people));
  return {
    x: (value) => rounded(picture.width / 2 + (value - (left + right) / 2) * unit),
    y: (value) => rounded(picture.height / 2 - (value - (bottom + top) / 2) * unit),
    radius: (people) => rounded(Math.max(smallest, largest * Math.sqrt(people / most) * 0.7)),
  };
}

/** The outline of a shape around a place, one for each group: told apart without colour. */
export function outlineOf(group: number, x: number, y: number, radius: number): string {
  const corners = [0, 4, 3, 6, 5][group % 5] ?? 0;
  if (corners === 0)
    return `M${rounded(x - radius)},${y}a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0Z`;
  // A polygon looks smaller than a circle of its radius.
  const reach = radius * (corners === 3 ? 1.35 : 1.12);
  const turn = corners === 4 ? Math.PI / 4 : -Math.PI / 2;
  const points = Array.from({ length: corners }, (_, corner) => {
    const angle = turn + (2 * Math.PI * corner) / corners;
    return `${rounded(x + reach * Math.cos(angle))},${rounded(y + reach * Math.sin(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
