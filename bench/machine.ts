// Where and with which versions the comparison ran.
import { existsSync, readFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';

/** Cores and memory: the class of the machine, not the machine. */
export function machineText(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} cores, ${memory} GiB, ${platform()} ${arch()}, Node ${process.versions.node}`;
}

/** Milliseconds of a processor that this thread has had, where the system tells: other work on the machine does not count. */
export function threadTime(): number | null {
  const file = '/proc/thread-self/schedstat';
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6 : null;
}

/** The pinned versions of the other tools. */
export function versionsText(): string {
  const manifest = JSON.parse(readFileSync(new URL('package.json', benchFolder()), 'utf8')) as { dependencies: Record<string, string> };
  return Object.entries(manifest.dependencies)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');
}

/** This file runs from its folder, or compiled from `out` beside it. */
function benchFolder(): URL {
  return new URL(import.meta.url.includes('/bench/out/') ? '../' : './', import.meta.url);
}
