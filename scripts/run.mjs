// Starts another program from the root of the repository.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The folder of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * Runs a program and gives what it printed; stops this script when it fails.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, quiet?: boolean }} [options] quiet: collects the output instead of showing it
 */
export function run(program, args, { cwd = root, quiet = false } = {}) {
  const result = spawnSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'inherit'] });
  if (result.status === 0) return result.stdout ?? '';
  if (quiet) console.error(result.stdout);
  console.error(`failed: ${program} ${args.join(' ')}`);
  process.exit(1);
}

/**
 * Runs a tool that npm installed here: never one of the same name from elsewhere.
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {string} [cwd]
 */
export function runTool(tool, args, cwd = root) {
  return run(`${root}node_modules/.bin/${tool}`, args, { cwd });
}
