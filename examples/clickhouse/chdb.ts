// ClickHouse in this process: chdb, as scripts/engines/installClickhouse.sh installs it. A process has one folder of data, which
// is gone when it ends; every opening has a database of its own there.
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A database of ClickHouse. */
export interface Clickhouse {
  /** Runs a statement, whose parameters are called `p1`, `p2` … */
  run(text: string, params?: readonly string[]): Promise<readonly Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

/** What is used of chdb. */
interface Chdb {
  readonly Session: new (
    path: string,
    options: { readonly connectionArgs: readonly string[] },
  ) => {
    queryBindAsync(
      text: string,
      params: Readonly<Record<string, string>>,
      options: { readonly format: string },
    ): Promise<{ text(): string }>;
    close(): void;
  };
}

const { CHDB = fileURLToPath(new URL('../../.tools', import.meta.url)) } = process.env;

/** Whether chdb is there: in the folder that CHDB names, or in .tools. */
export const hasClickhouse: boolean = existsSync(join(CHDB, 'node_modules/chdb/package.json'));

/** What to do where it is not. */
export const howToInstall = 'ClickHouse is not installed: run scripts/engines/installClickhouse.sh, or name the folder of chdb in CHDB';

/** Statements over hundreds of indicators at once are longer than a server takes by itself. */
const settings = ['--max_query_size=100000000', '--max_ast_elements=10000000', '--max_expanded_ast_elements=10000000'];

let folder: string | null = null;
let opened = 0;

function isRunning(pid: number): boolean {
  try {
    // Sends nothing: it only tells whether there is such a process.
    return process.kill(pid, 0);
  } catch (error) {
    return (error as { readonly code?: string }).code === 'EPERM';
  }
}

function folderOfProcess(): string {
  if (folder !== null) return folder;
  // A process that was killed could not clear up behind itself.
  for (const left of readdirSync(tmpdir())) {
    const owner = /^clickhouse-of-(\d+)-/.exec(left)?.[1];
    if (owner !== undefined && !isRunning(Number(owner))) rmSync(join(tmpdir(), left), { recursive: true, force: true });
  }
  const made = mkdtempSync(join(tmpdir(), `clickhouse-of-${process.pid}-`));
  process.once('exit', () => rmSync(made, { recursive: true, force: true }));
  folder = made;
  return made;
}

/** A new database. */
export async function openClickhouse(): Promise<Clickhouse> {
  if (!hasClickhouse) throw new Error(howToInstall);
  const { Session } = createRequire(join(CHDB, 'package.json'))('chdb') as Chdb;
  const session = new Session(folderOfProcess(), { connectionArgs: settings });
  const name = `sales_kpi_${opened++}`;
  const run: Clickhouse['run'] = async (text, params = []) => {
    const named = Object.fromEntries(params.map((param, i) => [`p${i + 1}`, param]));
    const lines = (await session.queryBindAsync(text, named, { format: 'JSONEachRow' })).text();
    return lines
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  };
  await run(`CREATE DATABASE ${name}`);
  await run(`USE ${name}`);
  return {
    run,
    async close() {
      await run(`DROP DATABASE ${name}`);
      session.close();
    },
  };
}
