// How many different hashes the registers of a HyperLogLog have seen: the improved estimator, which holds from few to very many
// without tables of corrections. Only + − × ÷ and square roots, which are the same on every machine.
//
// O. Ertl, New cardinality estimation algorithms for HyperLogLog sketches (2017), arXiv:1702.01284, algorithm 6.

/** The estimate from registers that hold 0 for no hash, or one more than the leading zeros among `bits`. */
export function cardinality(registers: Uint8Array, bits: number): number {
  const m = registers.length;
  const counts = new Uint32Array(bits + 2);
  for (const rank of registers) counts[rank] = (counts[rank] as number) + 1;
  let z = m * tau(1 - (counts[bits + 1] as number) / m);
  for (let rank = bits; rank >= 1; rank--) z = (z + (counts[rank] as number)) / 2;
  z += m * sigma((counts[0] as number) / m);
  return (m * m) / (2 * Math.LN2 * z);
}

/** x + x² + 2 x⁴ + 4 x⁸ + …: what empty registers stand for. Endless where all are. */
function sigma(share: number): number {
  if (share === 1) return Number.POSITIVE_INFINITY;
  let [x, weight, sum] = [share, 1, share];
  for (let before = -1; sum !== before; ) {
    x *= x;
    before = sum;
    sum += x * weight;
    weight += weight;
  }
  return sum;
}

/** ⅓ (1 − x − ½ (1 − √x)² − ¼ (1 − ⁴√x)² − …): what full registers stand for. */
function tau(share: number): number {
  if (share === 0 || share === 1) return 0;
  let [x, weight, sum] = [share, 1, 1 - share];
  for (let before = -1; sum !== before; ) {
    x = Math.sqrt(x);
    before = sum;
    weight /= 2;
    sum -= (1 - x) ** 2 * weight;
  }
  return sum / 3;
}
