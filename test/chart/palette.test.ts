import { describe, expect, it } from 'vitest';
import { between, contrast, dashes, inkOn, palettes, shapes } from '../../src/chart/palette.ts';

describe.each(Object.entries(palettes))('the colours on a %s ground', (_, palette) => {
  it('differ from it by 3 to 1 and more where they draw', () => {
    for (const colour of [...palette.series, palette.other, palette.good, palette.bad, palette.doubtful, palette.forecast, palette.firm])
      expect(contrast(colour, palette.ground), colour).toBeGreaterThanOrEqual(3);
  });

  it('differ from it by 4.5 to 1 and more where they write', () => {
    for (const colour of [palette.ink, palette.faint]) expect(contrast(colour, palette.ground), colour).toBeGreaterThanOrEqual(4.5);
  });

  it('can be written on: by 4.5 to 1, also in all steps of a heat map', () => {
    const steps = Array.from({ length: 101 }, (__, i) => between(palette.ramp, i / 100));
    for (const colour of [...palette.series, palette.other, ...steps])
      expect(contrast(colour, inkOn(colour)), colour).toBeGreaterThanOrEqual(4.5);
  });

  it('are told apart by those who see no red, no green or no blue', () => {
    const together = [
      palette.series,
      [palette.good, palette.bad, palette.doubtful],
      [palette.series[0] as string, palette.forecast, palette.other],
    ];
    for (const [kind, matrix] of Object.entries(blindness))
      for (const colours of together) {
        const seen = colours.map((colour) => labOf(seenAs(colour, matrix)));
        seen.forEach((a, i) => {
          seen.slice(i + 1).forEach((b, k) => {
            expect(Math.hypot(...a.map((one, at) => one - (b[at] ?? 0))), `${kind} ${colours[i]} ${colours[i + 1 + k]}`).toBeGreaterThan(
              14,
            );
          });
        });
      }
  });

  it('come with as many dashes and symbols', () => {
    expect(new Set(palette.series).size).toBe(7);
    expect(new Set(dashes.map(String)).size).toBe(7);
    expect(new Set(shapes).size).toBe(7);
  });
});

/** What is left of a colour (Machado, Oliveira and Fernandes 2009, whole loss); and all of it. */
const blindness: Record<string, readonly number[]> = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);

/** Red, green and blue as light, from 0 to 1. */
function seenAs(colour: string, matrix: readonly number[]): number[] {
  const light = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255));
  return [0, 3, 6].map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        light.reduce((sum, part, at) => sum + part * (matrix[row + at] ?? 0), 0),
      ),
    ),
  );
}

/** CIE Lab, in which distances are about those that are seen. */
function labOf([r = 0, g = 0, b = 0]: readonly number[]): number[] {
  const root = (t: number): number => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [
    (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505,
    0.2126 * r + 0.7152 * g + 0.0722 * b,
    (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089,
  ].map(root) as [number, number, number];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe('contrast', () => {
  it('is that of WCAG', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 10);
    expect(contrast('#ffffff', '#ffffff')).toBe(1);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });
});
