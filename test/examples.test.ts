import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { random } from '../examples/shop/random.ts';
import { sampleOrders } from '../examples/shop/sampleOrders.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);

/** What an example prints, on a machine in some time zone. */
async function outputOf(example: string, TZ: string): Promise<string> {
  const { stdout, stderr } = await run(process.execPath, ['--import', 'tsx', `examples/${example}.ts`], {
    cwd: root,
    env: { ...process.env, TZ },
  });
  expect(stderr).toBe('');
  return stdout;
}

const files = readdirSync(`${root}/examples`);
const stored = files.filter((file) => file.endsWith('.out.txt')).map((file) => file.slice(0, -'.out.txt'.length));

describe('examples', () => {
  it.each(stored)(
    '%s prints what is stored beside it, wherever the machine is',
    async (example) => {
      const text = readFileSync(`${root}/examples/${example}.out.txt`, 'utf8');
      for (const zone of ['Pacific/Apia', 'America/Los_Angeles']) expect(await outputOf(example, zone)).toBe(text);
    },
    60_000,
  );

  it('have a stored output, all but the one that needs a file', () => {
    const programs = files.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -'.ts'.length));
    expect(programs.filter((program) => !stored.includes(program))).toEqual(['online-retail']);
  });

  it('stay small enough to be read at a glance', () => {
    for (const example of stored.filter((one) => one !== 'quickstart')) {
      const lines = readFileSync(`${root}/examples/${example}.ts`, 'utf8').trimEnd().split('\n');
      expect(lines.length, example).toBeLessThanOrEqual(15);
    }
    expect(readFileSync(`${root}/examples/quickstart.out.txt`, 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });

  it('tell how to be called when no file is given', async () => {
    await expect(outputOf('online-retail', 'UTC')).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('usage: ') as string,
    });
  }, 60_000);
});

describe('the sample shop', () => {
  it('gives the same orders for the same seed, and others for another', () => {
    expect(sampleOrders(7)).toEqual(sampleOrders(7));
    expect(sampleOrders(7)).not.toEqual(sampleOrders(8));
  });

  it('draws numbers in their range, evenly', () => {
    const draw = random(1);
    const drawn = Array.from({ length: 60_000 }, () => draw.below(6));
    for (const side of [0, 1, 2, 3, 4, 5]) expect(Math.abs(drawn.filter((one) => one === side).length - 10_000)).toBeLessThan(500);
    expect(Math.max(...drawn)).toBe(5);
  });

  it('draws from a weighted list in proportion, and never an item of weight 0', () => {
    const draw = random(2);
    const drawn = Array.from({ length: 4_000 }, () =>
      draw.weighted([
        ['a', 3],
        ['b', 0],
        ['c', 1],
      ]),
    );
    expect(drawn).not.toContain('b');
    expect(drawn.filter((item) => item === 'a').length / drawn.length).toBeCloseTo(0.75, 1);
  });
});
