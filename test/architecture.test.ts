import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { architectureFaults } from '../scripts/architecture.mjs';

const source = fileURLToPath(new URL('../src', import.meta.url));

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sourceFiles(path) : [path];
  });
}

const inTree = new Map(sourceFiles(source).map((path) => [relative(source, path).split(sep).join('/'), readFileSync(path, 'utf8')]));

test('src keeps the rules of the architecture', () => {
  expect(architectureFaults(inTree)).toEqual([]);
});

test('the rules are applied to every source file', () => {
  expect(inTree.size).toBeGreaterThan(1);
  expect([...inTree.keys()].filter((path) => !path.endsWith('.ts'))).toEqual([]);
});

const base = {
  'error.ts': 'export const e = 1;',
  'decimal.ts': "import { e } from './error.ts';\nimport { Decimal } from 'decimal.js';\nexport const d = [e, Decimal];",
  'index.ts': "export { d } from './decimal.ts';\nexport { s } from './engine/sql/compile.ts';",
  'period/grain.ts':
    "import { e } from '../error.ts';\nimport { tzOffset } from '@date-fns/tz/tzOffset';\nexport const g = [e, tzOffset, new Date(0).getUTCMonth()];",
  'model/sale.ts': "import * as z from 'zod/mini';\nimport { g } from '../period/grain.ts';\nexport const s = [z, g];",
  'model/index.ts': "export { s } from './sale.ts';",
  'engine/fold.ts': "import { s } from '../model/sale.ts';\nexport const f = s;",
  'engine/sql/compile.ts': 'export const s = 1;',
  'trend/slope.ts': 'export const s = 1;',
  'goal/goal.ts': "import { s } from '../trend/slope.ts';\nexport const g = s;",
  'clean/repair.ts': "import { s } from '../model/sale.ts';\nexport const r = s;",
};

test('a tree that keeps the rules has no faults', () => {
  expect(architectureFaults(new Map(Object.entries(base)))).toEqual([]);
});

const broken: [name: string, path: string, text: string, fault: string][] = [
  [
    'an import upwards',
    'expr/a.ts',
    "import { s } from '../model/sale.ts';",
    "src/expr/a.ts imports '../model/sale.ts': layer 1 must not import from layer 2",
  ],
  ['a type import upwards', 'expr/a.ts', "import type { S } from '../model/sale.ts';", 'layer 1 must not import from layer 2'],
  ['a type named by import()', 'expr/a.ts', "export type S = import('../model/sale.ts').S;", 'layer 1 must not import from layer 2'],
  ['a re-export upwards', 'expr/a.ts', "export { s } from '../model/sale.ts';", 'layer 1 must not import from layer 2'],
  ['an import sideways', 'trend/a.ts', "import { g } from '../goal/goal.ts';", 'layer 7 must not import from layer 7'],
  ['the surface imported from inside', 'expr/a.ts', "import { d } from '../index.ts';", 'src/index belongs to no layer'],
  ['a folder in no layer', 'extra/a.ts', "import { e } from '../error.ts';", 'src/extra belongs to no layer'],
  ['fold knows sql', 'engine/fold.ts', "import { s } from './sql/compile.ts';", 'the engines fold and sql must not know each other'],
  ['sql knows fold', 'engine/sql/compile.ts', "import { f } from '../fold.ts';", 'the engines fold and sql must not know each other'],
  ['something imports clean', 'query/a.ts', "import { r } from '../clean/repair.ts';", 'nothing may import src/clean'],
  ['clean looks above the records', 'clean/repair.ts', "import { f } from '../engine/fold.ts';", 'layer 3 must not import from layer 4'],
  ['an index of the own folder', 'model/sale.ts', "import { s } from './index.ts';", 'an index is for others'],
  ['an index of a folder around', 'model/order/a.ts', "import { s } from '../index.ts';", 'an index is for others'],
  [
    'zod outside of the records',
    'plan/a.ts',
    "import * as z from 'zod/mini';",
    "src/plan/a.ts imports 'zod/mini': this package is not allowed here",
  ],
  ['the large zod', 'model/sale.ts', "import * as z from 'zod';", 'this package is not allowed in src'],
  ['decimal.js elsewhere', 'plan/a.ts', "import { Decimal } from 'decimal.js';", 'this package is not allowed here'],
  ['zone code elsewhere', 'plan/a.ts', "import { tzOffset } from '@date-fns/tz';", 'this package is not allowed here'],
  [
    'zone code elsewhere by its own path',
    'plan/a.ts',
    "import { tzOffset } from '@date-fns/tz/tzOffset';",
    'this package is not allowed here',
  ],
  ['another package', 'plan/a.ts', "import { sum } from 'lodash';", 'this package is not allowed in src'],
  ['a module of Node', 'plan/a.ts', "import { readFileSync } from 'node:fs';", 'this package is not allowed in src'],
  ['a file that is not there', 'plan/a.ts', "import { b } from './b.ts';", 'no such file in src'],
  ['a file of 151 lines', 'plan/a.ts', `${'const a = 1;\n'.repeat(151)}`, 'src/plan/a.ts: 151 lines'],
  ['a folder of leftovers', 'plan/utils/a.ts', 'export const a = 1;', 'a name that says nothing'],
  ['a default export', 'plan/a.ts', 'export default 1;', 'src/plan/a.ts:1: a default export'],
  ['a default function', 'plan/a.ts', 'export default function a() {}', 'a default export'],
  ['a name exported as default', 'plan/a.ts', 'const a = 1;\nexport { a as default };', 'src/plan/a.ts:2: a default export'],
  ['the clock', 'plan/a.ts', 'export const a = Date.now();', 'the use of Date.now'],
  ['the clock by new Date()', 'plan/a.ts', 'export const a = new Date();', 'a Date of the clock'],
  ['the clock by Date()', 'plan/a.ts', 'export const a = Date();', 'a Date of the clock'],
  ['a date of the zone of the machine', 'plan/a.ts', 'export const a = new Date(2025, 1);', 'the zone of the machine'],
  ['a local getter', 'plan/a.ts', 'export const a = (d: Date) => d.getMonth();', 'the use of getMonth'],
  ['the offset of the machine', 'plan/a.ts', 'export const a = (d: Date) => d.getTimezoneOffset();', 'the use of getTimezoneOffset'],
  ['chance', 'plan/a.ts', 'export const a = Math.random();', 'the use of Math.random'],
  ['eval', 'plan/a.ts', "export const a = eval('1');", 'code made of text: eval'],
  ['new Function', 'plan/a.ts', "export const a = new Function('');", 'code made of text: new Function'],
  ['a suppressed check', 'plan/a.ts', '// @ts-ignore\nexport const a = 1;', 'a suppressed check'],
];

test.each(broken)('%s is a fault', (_, path, text, fault) => {
  const faults = architectureFaults(new Map(Object.entries({ ...base, [path]: text })));
  expect(faults.join('\n')).toContain(fault);
});

test('a cycle is named step by step, types included', () => {
  const files = { ...base, 'plan/a.ts': "import type { B } from './b.ts';", 'plan/b.ts': "import { a } from './a.ts';" };
  expect(architectureFaults(new Map(Object.entries(files)))).toEqual(['a cycle: src/plan/a.ts -> src/plan/b.ts -> src/plan/a.ts']);
});

test('what a comment or a text says is no fault', () => {
  const files = { ...base, 'plan/a.ts': "// Date.now() and eval('x')\nexport const a = 'import { x } from \"zod\"; new Date()';" };
  expect(architectureFaults(new Map(Object.entries(files)))).toEqual([]);
});
