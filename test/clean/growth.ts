// How the work of a reader grows with its text: told by a ratio of processor times, so that a busy machine does not matter.

const cost = (work: () => void): number => {
  const times = Array.from({ length: 3 }, () => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return user + system;
  });
  // A millisecond more on both sides: what costs nothing grows by nothing.
  return Math.min(...times) + 1000;
};

/** How many times as much work eight times the size is, at best of three: 8 for linear work, 64 for quadratic. */
export const growth = (work: (size: number) => void, size: number): number => cost(() => work(8 * size)) / cost(() => work(size));

/** Between linear and quadratic, nearer to linear. */
export const LINEAR = 20;
