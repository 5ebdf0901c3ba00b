import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import type { TestModule } from 'vitest/node';
import { hasClickhouse } from './examples/clickhouse/chdb.ts';
import { entries } from './scripts/entries.mjs';

/** Closes every run with one plain line, easy to read for people and for programs. */
const plainTotals = {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const total = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) total[test.result().state]++;
    }
    console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped + total.pending} skipped`);
  },
};

const alias = entries.map(({ name, source }) => ({
  find: new RegExp(`^${name}$`),
  replacement: fileURLToPath(new URL(source, import.meta.url)),
}));

const dataFiles = ['test/data/**/*.test.ts'];
const { ENGINES, ENGINES_REQUIRED, SPARK_THRIFT } = process.env;
const isRequired = ENGINES_REQUIRED === '1';
/** What asks databases, all of them where ENGINES=memory says so; and what asks one that is neither here nor must be. */
const databaseFiles = [
  ...(ENGINES === 'memory' ? ['test/engines/**', 'test/agree.test.ts'] : []),
  ...(hasClickhouse || isRequired ? [] : ['test/engines/clickhouse.test.ts']),
  ...(SPARK_THRIFT !== undefined || isRequired ? [] : ['test/engines/spark.test.ts']),
];

const config: ViteUserConfig = defineConfig({
  resolve: { alias },
  test: {
    environment: 'node',
    setupFiles: ['test/seed.ts'],
    maxWorkers: '100%',
    // The library keeps no state, so files may share a worker: a third less time.
    isolate: false,
    reporters: ['default', plainTotals],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', '.doc-tests/*.test.ts'],
          exclude: [...dataFiles, ...databaseFiles],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      { extends: true, test: { name: 'data', include: dataFiles, testTimeout: 300_000, hookTimeout: 300_000 } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text', 'json-summary'],
      thresholds: { lines: 97, branches: 92, functions: 97 },
    },
  },
});
export default config;
