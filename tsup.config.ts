import { defineConfig, type Options } from 'tsup';
import { entries } from './scripts/entries.mjs';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

/**
 * One output file for each source file: relative imports stay imports, with the extension of the output. So every class
 * exists once, whichever entry it is reached by, and bundlers of users drop what is not used.
 */
function keepModules(extension: '.js' | '.cjs'): Plugin {
  return {
    name: 'keep-modules',
    setup(build) {
      build.onResolve({ filter: /^\.\.?\// }, ({ kind, path }) =>
        kind === 'entry-point' ? undefined : { path: path.replace(/\.ts$/, extension), external: true },
      );
    },
  };
}

const shared: Options = { target: 'es2022', splitting: false, sourcemap: false, clean: false };

const config: ReturnType<typeof defineConfig> = defineConfig([
  { ...shared, entry: ['src/**/*.ts'], format: 'esm', platform: 'neutral', esbuildPlugins: [keepModules('.js')] },
  { ...shared, entry: ['src/**/*.ts'], format: 'cjs', platform: 'node', esbuildPlugins: [keepModules('.cjs')] },
  {
    ...shared,
    entry: Object.fromEntries(entries.map(({ output, source }) => [output, source])),
    format: ['esm', 'cjs'],
    // tsup sets baseUrl, which TypeScript 6 calls deprecated.
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0', incremental: false } },
  },
  {
    ...shared,
    entry: { 'sales-kpi': 'src/index.ts' },
    format: 'iife',
    globalName: 'SalesKpi',
    platform: 'browser',
    noExternal: [/.*/],
    minify: true,
    outExtension: () => ({ js: '.global.js' }),
  },
]);
export default config;
